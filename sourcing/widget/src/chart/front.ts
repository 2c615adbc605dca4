/** Front: the offers that no other is at least as good as on both axes and better on one. */

import type { components } from '../api/openapi';

export type ChartData = components['schemas']['ChartDocument'];
export type Axis = ChartData['axes'][number];
export type Point = ChartData['points'][number];

export interface Placed {
  readonly point: Point;
  readonly x: number;
  readonly y: number;
}

/** Middle of what an offer states on an axis; null when it states nothing. */
export function placeOn(point: Point, axis: string): number | null {
  const value = point.values[axis];
  return value ? (value.low + value.high) / 2 : null;
}

/** Points that state both, and those that do not. */
export function placed(
  points: readonly Point[],
  x: string,
  y: string,
): { readonly drawn: readonly Placed[]; readonly unknown: readonly Point[] } {
  const drawn: Placed[] = [];
  const unknown: Point[] = [];
  for (const point of points) {
    const [atX, atY] = [placeOn(point, x), placeOn(point, y)];
    if (atX === null || atY === null) unknown.push(point);
    else drawn.push({ point, x: atX, y: atY });
  }
  return { drawn, unknown };
}

/** By how much an offer is certainly better on an axis: its worse end against the other's better. */
function margin(one: Point, other: Point, axis: Axis): number {
  const [mine, theirs] = [one.values[axis.id], other.values[axis.id]];
  if (!mine || !theirs) return Number.NaN;
  if (axis.better === 'more') return mine.low - theirs.high;
  // What is at least so much can be any more than that.
  return theirs.low - (mine.floor ? Number.POSITIVE_INFINITY : mine.high);
}

/** Ids of the offers on the front, in the order of x; none where an axis has no better end. */
export function frontOf(data: ChartData, x: Axis, y: Axis): readonly string[] {
  const known = data.pairs.find((pair) => pair.x === x.id && pair.y === y.id);
  if (known) return known.front;
  if (!x.better || !y.better) return [];
  const { drawn } = placed(data.points, x.id, y.id);
  const beats = (one: Placed, other: Placed): boolean => {
    const [across, up] = [margin(one.point, other.point, x), margin(one.point, other.point, y)];
    return across >= 0 && up >= 0 && (across > 0 || up > 0);
  };
  return drawn
    .filter((one) => !drawn.some((other) => beats(other, one)))
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map((one) => one.point.offer_id);
}
