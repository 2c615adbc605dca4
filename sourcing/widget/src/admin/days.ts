/** Days: the funnel's counts as one row of bars for each step, without gaps in the calendar. */

import type { components } from '../api/openapi';

export type Funnel = components['schemas']['FunnelDocument'];

export interface Day {
  readonly day: string;
  readonly count: number;
}

const ONE_DAY = 86_400_000;

/** Counts of a step on each day since the beginning; a day without any is 0, not left out.
 *
 * @param until the last day, as `2026-11-22`.
 */
export function daysOf(funnel: Funnel, step: string, until: string): readonly Day[] {
  const counts = new Map(funnel.days.map((one) => [one.day, one.counts[step] ?? 0]));
  const days: Day[] = [];
  const last = Date.parse(`${until}T00:00:00Z`);
  for (let at = Date.parse(`${funnel.since}T00:00:00Z`); at <= last; at += ONE_DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, count: counts.get(day) ?? 0 });
  }
  return days;
}

/** Share of the step before that reached a step.
 *
 * Null for the first, where nobody came, and where it was reached in other ways, too.
 */
export function reached(funnel: Funnel, step: string): number | null {
  const at = funnel.steps.indexOf(step);
  const before = funnel.total[funnel.steps[at - 1] ?? ''];
  const now = funnel.total[step] ?? 0;
  return at > 0 && before && now <= before ? now / before : null;
}
