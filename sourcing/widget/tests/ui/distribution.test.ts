import { describe, expect, it } from 'vitest';
import { extent, onStep, requirementOf, stepFor, within } from '../../src/ui/distribution';

const bins = [
  { low: 1, high: 2, count: 10 },
  { low: 2, high: 3, count: 30 },
  { low: 5, high: 5, count: 4 },
];

describe('a distribution', () => {
  it('reaches from its lowest to its highest bin', () => {
    expect(extent(bins)).toEqual({ low: 1, high: 5 });
  });

  it('counts whole bins, shares of bins, and single values', () => {
    expect(within(bins, { low: 1, high: 5 })).toBe(44);
    expect(within(bins, { low: 1.5, high: 3 })).toBe(35);
    expect(within(bins, { low: 4, high: 5 })).toBe(4);
    expect(within(bins, { low: 3.5, high: 4 })).toBe(0);
  });
});

describe('steps', () => {
  it.each([
    [{ low: 0, high: 10 }, 0.05],
    [{ low: 1000, high: 21000 }, 100],
    [{ low: 3, high: 3 }, 1],
    [{ low: 0, high: 0.01 }, 0.00005],
  ])('for %o are %d', (range, step) => {
    expect(stepFor(range)).toBeCloseTo(step, 12);
  });

  it('leave no digits of binary fractions', () => {
    expect(onStep(0.30000000000000004, 0.05)).toBe(0.3);
    expect(onStep(1234.4, 100)).toBe(1200);
  });
});

describe('what a range requires', () => {
  const all = { low: 1, high: 5 };
  it.each([
    [{ low: 1, high: 5 }, null],
    [
      { low: 1, high: 3 },
      { operator: '≤', values: [3] },
    ],
    [
      { low: 2, high: 5 },
      { operator: '≥', values: [2] },
    ],
    [
      { low: 2, high: 3 },
      { operator: 'between', values: [2, 3] },
    ],
    [
      { low: 3, high: 3 },
      { operator: '=', values: [3] },
    ],
  ])('%o: %o', (range, expected) => {
    expect(requirementOf(range, all)).toEqual(expected);
  });
});
