/** Figures: numbers with a fixed number of places, as scores and shares are read. */

import type { Translator } from '../i18n/translate';

/** @param places after the point, at most. */
export function figure(speak: Translator, value: number, places = 0): string {
  return new Intl.NumberFormat(speak.locale, { maximumFractionDigits: places }).format(value);
}

/** @param share 0 to 1. */
export function percent(speak: Translator, share: number, places = 0): string {
  const style = { style: 'percent', maximumFractionDigits: places } as const;
  return new Intl.NumberFormat(speak.locale, style).format(share);
}
