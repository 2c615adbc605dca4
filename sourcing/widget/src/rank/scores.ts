/** Scores: a supplier's score as parts of a bar. */

import type { components } from '../api/openapi';

export type Ranking = components['schemas']['RankingDocument'];
export type RankedSupplier = Ranking['suppliers'][number];
export type Part = RankedSupplier['parts'][number];

export interface Segment {
  readonly criterion: string;
  /** Where its slot begins and how wide it is, as shares of the bar. */
  readonly from: number;
  readonly wide: number;
  /** The share of the slot that is earned, and up to which it could be if all unknown went well. */
  readonly filled: number;
  readonly possible: number;
  readonly known: boolean;
}

/** Slots as wide as their weights, each filled as far as its value goes. */
export function segments(parts: readonly Part[]): Segment[] {
  const all = parts.reduce((sum, part) => sum + part.weight, 0);
  let from = 0;
  return parts
    .filter((part) => part.weight > 0)
    .map((part) => {
      const wide = all > 0 ? part.weight / all : 0;
      const filled = part.known ? (part.value ?? part.worst) : part.worst;
      const segment = {
        criterion: part.criterion,
        from,
        wide,
        filled: clamp(filled),
        possible: clamp(Math.max(part.best, filled)),
        known: part.known,
      };
      from += wide;
      return segment;
    });
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
