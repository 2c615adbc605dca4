import { describe, expect, it } from 'vitest';
import { type ChartData, frontOf, placed, placeOn } from '../../src/chart/front';
import { scaleFor, share } from '../../src/chart/ticks';
import ranking from '../fixtures/ranking.json';

const data = ranking.chart as unknown as ChartData;
const axis = (id: string) => {
  const found = data.axes.find((one) => one.id === id);
  if (!found) throw new Error(`no axis ${id}`);
  return found;
};

describe('ticks', () => {
  it.each([
    [[8629, 27500]],
    [[0.0012, 0.0087]],
    [[-40, 85]],
    [[5]],
    [[0]],
    [[]],
    [[1e9, 3e9]],
    [[99.5, 100.5]],
  ])('of %j are round, equally spaced, and hold every value', (values) => {
    const scale = scaleFor(values);
    for (const value of values) {
      expect(share(scale, value)).toBeGreaterThanOrEqual(-1e-9);
      expect(share(scale, value)).toBeLessThanOrEqual(1 + 1e-9);
    }
    const steps = scale.ticks.slice(1).map((tick, at) => tick - (scale.ticks[at] ?? 0));
    const [first = 0] = steps;
    for (const step of steps) expect(step / first).toBeCloseTo(1, 6);
    const digit = Number(first.toExponential().split('e')[0]);
    expect([1, 2, 5].some((one) => Math.abs(one - digit) < 1e-6)).toBe(true);
    expect(scale.ticks.length).toBeGreaterThan(1);
    expect(scale.ticks.length).toBeLessThan(14);
  });
});

describe('front', () => {
  const x = axis('price');

  it.each(data.pairs.map((pair) => [pair.label, pair] as const))(
    'is worked out as the service does: %s',
    (_, pair) => {
      const own = frontOf({ ...data, pairs: [] }, axis(pair.x), axis(pair.y));
      expect([...own].sort()).toEqual([...pair.front].sort());
    },
  );

  it('a range beats by its worse end only, and what has no upper end beats nothing', () => {
    const two = data.points.slice(0, 2);
    const value = (low: number, high: number, floor = false) => ({ low, high, floor, text: '' });
    const front = (one: object, other: object): readonly string[] => {
      const points = two.map((point, at) => ({ ...point, values: at ? other : one }));
      return frontOf({ ...data, pairs: [], points } as ChartData, x, axis('lead_time'));
    };
    const better = { price: value(10, 10), lead_time: value(10, 30) };
    expect(front(better, { price: value(20, 20), lead_time: value(25, 25) })).toHaveLength(2);
    expect(front(better, { price: value(20, 20), lead_time: value(31, 31) })).toHaveLength(1);
    const open = { price: value(10, 10, true), lead_time: value(10, 30) };
    expect(front(open, { price: value(20, 20), lead_time: value(31, 31) })).toHaveLength(2);
  });

  it('is the one of the service where it has one', () => {
    const pair = data.pairs[0];
    expect(frontOf(data, axis(pair?.x ?? ''), axis(pair?.y ?? ''))).toEqual(pair?.front);
  });

  it('is not drawn where nobody knows which end is better', () => {
    expect(frontOf(data, x, axis('attribute:lift_height'))).toEqual([]);
  });

  it('what an offer does not state is listed, never put at 0', () => {
    const { drawn, unknown } = placed(data.points, 'price', 'lead_time');
    expect(drawn.length + unknown.length).toBe(data.points.length);
    expect(unknown.length).toBeGreaterThan(0);
    for (const one of unknown) {
      expect([placeOn(one, 'price'), placeOn(one, 'lead_time')]).toContain(null);
    }
  });
});
