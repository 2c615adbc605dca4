/** Ticks: round numbers along an axis (Heckbert, "Nice numbers for graph labels", 1990). */

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

function nice(value: number, round: boolean): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const share = value / power;
  const steps = round ? [1.5, 3, 7] : [1, 2, 5];
  const to = [1, 2, 5];
  const at = steps.findIndex((step) => (round ? share < step : share <= step));
  return (at < 0 ? 10 : (to[at] ?? 10)) * power;
}

/** A scale that holds all values, with about `count` round ticks; 0 begins it where 0 is near. */
export function scaleFor(values: readonly number[], count = 5): Scale {
  const finite = values.filter(Number.isFinite);
  let low = finite.length ? Math.min(...finite) : 0;
  let high = finite.length ? Math.max(...finite) : 1;
  if (low === high) {
    const around = Math.abs(low) / 10 || 1;
    low -= around;
    high += around;
  }
  if (low > 0 && low < (high - low) / 2) low = 0;
  const step = nice((high - low) / Math.max(1, count - 1), true);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.ceil(high / step - 1e-9) * step;
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const ticks: number[] = [];
  for (let at = 0; from + at * step <= to + step / 2; at += 1) {
    ticks.push(Number((from + at * step).toFixed(digits)));
  }
  return { low: ticks[0] ?? from, high: ticks.at(-1) ?? to, ticks };
}

export function share(scale: Scale, value: number): number {
  return (value - scale.low) / (scale.high - scale.low);
}
