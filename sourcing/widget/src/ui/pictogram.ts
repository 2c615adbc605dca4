/** Pictogram: what is drawn in the place of a picture that is not there, by category. */

import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const drawings = {
  truck: svg`<path d="M8 34V14h9l7 12v8M24 34h4V10h3v24h9M8 26h16"/><circle cx="13" cy="37" r="4"/><circle cx="25" cy="37" r="3"/>`,
  sun: svg`<path d="M8 30 13 14h22l5 16zM10.5 22h27M20 14l-2 16M28 14l2 16M24 30v7M17 38h14"/>`,
  bolt: svg`<path d="M26 6 12 27h10l-2 15 15-22H25z"/>`,
  battery: svg`<path d="M8 15h28v18H8zM36 21h4v6h-4M14 20v8M20 20v8M26 20v8"/>`,
  gear: svg`<circle cx="24" cy="24" r="6"/><circle cx="24" cy="24" r="13"/><path d="M24 7v4M24 37v4M7 24h4M37 24h4M12 12l3 3M33 33l3 3M36 12l-3 3M15 33l-3 3"/>`,
  pipe: svg`<path d="M8 16h12a8 8 0 0 1 8 8v12M8 28h6a2 2 0 0 1 2 2v6M6 13v18M13 38h18"/>`,
  phone: svg`<rect x="15" y="6" width="18" height="36" rx="4"/><path d="M21 36h6"/>`,
  cloth: svg`<path d="m16 8-9 6 4 8 4-2v20h18V20l4 2 4-8-9-6c-2 5-14 5-16 0z"/>`,
  shoe: svg`<path d="M7 16v18h34c0-5-3-7-8-8s-9-4-11-10c-4 3-10 3-15 0zM7 30h33"/>`,
  chair: svg`<path d="M16 8h16l-2 16H18zM14 24h20v5H14zM24 29v9M15 41l9-3 9 3"/>`,
  oven: svg`<rect x="9" y="8" width="30" height="32" rx="3"/><path d="M9 17h30M14 12.5h.1M19 12.5h.1M15 23h18v11H15z"/>`,
  drop: svg`<path d="M24 6c7 9 11 14 11 20a11 11 0 0 1-22 0c0-6 4-11 11-20zM18 27a6 6 0 0 0 6 6"/>`,
  lamp: svg`<path d="M24 6a11 11 0 0 1 6 20c-1 1-1 3-1 4H19c0-1 0-3-1-4a11 11 0 0 1 6-20zM19 35h10M21 40h6"/>`,
  tool: svg`<path d="M30 8a9 9 0 0 0-8 13L9 34l5 5 13-13a9 9 0 0 0 12-11l-6 6-5-5 6-6a9 9 0 0 0-4-2z"/>`,
  fan: svg`<circle cx="24" cy="24" r="3"/><path d="M24 21c-2-6 0-13 5-13 6 0 5 9-2 14M27 24c6-2 13 0 13 5 0 6-9 5-14-2M24 27c2 6 0 13-5 13-6 0-5-9 2-14M21 24c-6 2-13 0-13-5 0-6 9-5 14 2"/>`,
  box: svg`<path d="M8 16 24 8l16 8v17l-16 8-16-8zM8 16l16 8 16-8M24 24v17M16 12l16 8"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type DrawingName = keyof typeof drawings;

/** Words of category names, whole or in part, and what is drawn for them; the first that fits. */
const words: readonly (readonly [RegExp, DrawingName])[] = [
  [/forklift|lift truck|vehicle|handling|pallet|loader|excavat|automotive|brake/i, 'truck'],
  [/shoe|footwear|boot/i, 'shoe'],
  [/lamp|light|bulb|led\b/i, 'lamp'],
  [/batter|storage|power bank|charg/i, 'battery'],
  [/solar|module|photovolt/i, 'sun'],
  [/heat pump|fan|ventilat|air condition|wind|compressor|cool/i, 'fan'],
  [/inverter|generator|energy|electric|power|transformer|cable|motor/i, 'bolt'],
  [/fitting|pipe|valve|tube|hydraul/i, 'pipe'],
  [/phone|watch|earphone|headphone|audio|electronic|wearable|computer|tablet/i, 'phone'],
  [/wear|apparel|cloth|glove|textile|fabric|garment|yoga/i, 'cloth'],
  [/chair|furniture|desk|table|sofa/i, 'chair'],
  [/oven|kitchen|food|coffee|mixer|cook/i, 'oven'],
  [/water|pump|liquid|beauty|chemic|cosmetic|nail|oil/i, 'drop'],
  [/tool|hand|drill|saw|weld/i, 'tool'],
  [/bearing|gear|component|machine|fastener|bolt|screw|spindle|cnc/i, 'gear'],
];

/** What is drawn for a category: its own name counts before those above it. */
export function drawingFor(category: readonly string[]): DrawingName {
  for (const name of [...category].reverse()) {
    const found = words.find(([pattern]) => pattern.test(name));
    if (found) return found[1];
  }
  return 'box';
}

export function pictogram(category: readonly string[], size = 48): TemplateResult {
  return html`<svg
    viewBox="0 0 48 48"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${drawings[drawingFor(category)]}
  </svg>`;
}
