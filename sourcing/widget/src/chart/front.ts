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

/** Ids of the offers on the front, in the order of x; none where an axis has no better end. */
export function frontOf(data: ChartData, x: Axis, y: Axis): readonly string[] {
  const known = data.pairs.find((pair) => pair.x === x.id && pair.y === y.id);
  if (known) return known.front;
  if (!x.better || !y.better) return [];
  const [signX, signY] = [x.better === 'less' ? 1 : -1, y.better === 'less' ? 1 : -1];
  const { drawn } = placed(data.points, x.id, y.id);
  const beats = (one: Placed, other: Placed): boolean => {
    const dx = signX * (one.x - other.x);
    const dy = signY * (one.y - other.y);
    return dx <= 0 && dy <= 0 && (dx < 0 || dy < 0);
  };
  return drawn
    .filter((one) => !drawn.some((other) => beats(other, one)))
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map((one) => one.point.offer_id);
}
