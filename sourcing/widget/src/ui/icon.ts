/** Icons: drawn on a grid of 20, one line of 1.6, in the colour of the text around them. */

import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const shapes = {
  send: svg`<path d="M10 16V4.5M5 9.5l5-5 5 5"/>`,
  undo: svg`<path d="M7 4 3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8"/>`,
  restart: svg`<path d="M15.9 7.2A6.5 6.5 0 1 0 16.5 10M16.5 3.5v4h-4"/>`,
  settings: svg`<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  check: svg`<path d="m4 10.5 4 4 8-9"/>`,
  cross: svg`<path d="m5.5 5.5 9 9M14.5 5.5l-9 9"/>`,
  question: svg`<path d="M7.2 7.4a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.2M10 15.2v.1"/>`,
  down: svg`<path d="m5 7.5 5 5 5-5"/>`,
  up: svg`<path d="m5 12.5 5-5 5 5"/>`,
  plus: svg`<path d="M10 4.5v11M4.5 10h11"/>`,
  star: svg`<path d="m10 3 2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z"/>`,
  bookmark: svg`<path d="M5.5 3.5h9v13L10 13l-4.5 3.5z"/>`,
  hide: svg`<path d="M3 3l14 14M8.3 8.4a2.4 2.4 0 0 0 3.3 3.4M5.6 5.8C3.7 7 2.5 8.7 2 10c1.3 3 4.3 5 8 5 1.4 0 2.7-.3 3.8-.8M9 5.1c.3-.1.7-.1 1-.1 3.7 0 6.7 2 8 5-.4.9-1 1.8-1.8 2.5"/>`,
  factory: svg`<path d="M3 16.5V9l4.5 3V9l4.5 3V4h4.5v12.5zM6.5 14h1M11 14h1"/>`,
  shield: svg`<path d="M10 3 4 5v5c0 3.5 2.5 6 6 7 3.5-1 6-3.5 6-7V5zM7.5 10l2 2 3.2-3.7"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 6.5V10l2.5 1.5"/>`,
  box: svg`<path d="M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7"/>`,
  alert: svg`<path d="M10 3.5 17.5 16h-15zM10 8.5v3.5M10 14v.1"/>`,
  info: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 9.5V14M10 6.5v.1"/>`,
  link: svg`<path d="M11.5 4H16v4.5M16 4l-6.5 6.5M13.5 11.5V16H4V6.5h4.5"/>`,
  chat: svg`<path d="M4 4.5h12v8.5H9.5L6 16v-3H4z"/>`,
  copies: svg`<path d="M7 7h9.5v9.5H7zM4.5 13h-1V3.5H13v1"/>`,
  offline: svg`<path d="m3 3 14 14M6.3 11.8a5 5 0 0 1 3-1.3M3.5 8.7a9 9 0 0 1 3.2-2M9.5 5.8a9.3 9.3 0 0 1 7 2.9M10 15v.1"/>`,
  chevron: svg`<path d="m7.5 5 5 5-5 5"/>`,
  compare: svg`<path d="M10 3.5v13M3.5 6h4M3.5 10h4M3.5 14h4M12.5 6h4M12.5 10h4M12.5 14h4"/>`,
  chart: svg`<path d="M3.5 3.5v13h13"/><circle cx="7.5" cy="11" r="1.2"/><circle cx="11" cy="12.5" r="1.2"/><circle cx="12.5" cy="7.5" r="1.2"/><circle cx="15.5" cy="5" r="1.2"/>`,
  swap: svg`<path d="M4 7h12l-3-3M16 13H4l3 3"/>`,
  history: svg`<path d="M4 10a6.2 6.2 0 1 0 2-4.6M6.2 3v2.8H9M10 7v3.2l2.2 1.6"/>`,
  fork: svg`<circle cx="6" cy="4.5" r="1.7"/><circle cx="6" cy="15.5" r="1.7"/><circle cx="14" cy="6.5" r="1.7"/><path d="M6 6.2v7.6M14 8.2c0 3.4-5 2.6-7.6 5.6"/>`,
  trash: svg`<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.4 8.5v5M11.6 8.5v5"/>`,
  document: svg`<path d="M5 3h6.5L15.5 7v10H5zM11.5 3v4h4M7.5 10.5h5M7.5 13.5h5"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof shapes;

/** An icon; it says nothing to a screen reader, so words stand beside it or name its button. */
export function icon(name: IconName, size = 18): TemplateResult {
  return html`<svg
    viewBox="0 0 20 20"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${shapes[name]}
  </svg>`;
}
