/** Distribution: how many products lie in a range, and on which steps its ends may stand. */

import type { BinDocument, Operator } from '../api/types';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** From the lowest to the highest value of the bins. */
export function extent(bins: readonly BinDocument[]): Range {
  return {
    low: Math.min(...bins.map((bin) => bin.low)),
    high: Math.max(...bins.map((bin) => bin.high)),
  };
}

/** A step of 1, 2 or 5 times a power of ten that gives at most about 200 places. */
export function stepFor({ low, high }: Range): number {
  const rough = (high - low) / 200;
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A number on the step, without the digits that binary fractions add. */
export function onStep(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(step)) + 1));
  return Number((Math.round(value / step) * step).toFixed(digits));
}

/** Products in a range, taking those of a bin as spread evenly in it. */
export function within(bins: readonly BinDocument[], range: Range): number {
  let sum = 0;
  for (const { low, high, count } of bins) {
    if (high === low) {
      if (low >= range.low && low <= range.high) sum += count;
      continue;
    }
    const shared = Math.min(high, range.high) - Math.max(low, range.low);
    if (shared > 0) sum += count * (shared / (high - low));
  }
  return Math.round(sum);
}

/** What a range requires; null when it leaves everything open. */
export function requirementOf(
  range: Range,
  all: Range,
): { readonly operator: Operator; readonly values: readonly number[] } | null {
  const open = { low: range.low <= all.low, high: range.high >= all.high };
  if (open.low && open.high) return null;
  if (open.low) return { operator: '≤', values: [range.high] };
  if (open.high) return { operator: '≥', values: [range.low] };
  if (range.low === range.high) return { operator: '=', values: [range.low] };
  return { operator: 'between', values: [range.low, range.high] };
}
