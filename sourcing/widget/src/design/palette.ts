/** Palette: every colour of the interface, light and dark, and which pairs have to be readable.
 *
 * The pairs are what a test computes contrast for (WCAG 2.2: 1.4.3 and 1.4.11).
 */

export interface Shade {
  readonly light: string;
  readonly dark: string;
}

export const palette = {
  canvas: { light: '#f4f6f8', dark: '#0e1216' },
  surface: { light: '#ffffff', dark: '#161b21' },
  raised: { light: '#ffffff', dark: '#1d242c' },
  sunken: { light: '#eef1f4', dark: '#0a0d10' },
  line: { light: '#dfe3e8', dark: '#2a323c' },
  edge: { light: '#7f8a98', dark: '#6f7c8c' },
  text: { light: '#13181f', dark: '#e9ecf0' },
  muted: { light: '#4e5967', dark: '#a9b3bf' },
  faint: { light: '#626d7b', dark: '#909baa' },
  accent: { light: '#0b6a5f', dark: '#4cc2af' },
  'accent-strong': { light: '#08534a', dark: '#74d6c6' },
  'accent-soft': { light: '#e2f1ee', dark: '#12312d' },
  'on-accent': { light: '#ffffff', dark: '#04211d' },
  met: { light: '#136a39', dark: '#63cd90' },
  'met-soft': { light: '#e3f3e8', dark: '#11301f' },
  missed: { light: '#b0241c', dark: '#ff958d' },
  'missed-soft': { light: '#fceceb', dark: '#3a1917' },
  unknown: { light: '#665310', dark: '#dcc36c' },
  'unknown-soft': { light: '#f8f2de', dark: '#322a10' },
  info: { light: '#1d5a9e', dark: '#85b8f2' },
  'info-soft': { light: '#e7f0fa', dark: '#13273d' },
} as const satisfies Record<string, Shade>;

export type Colour = keyof typeof palette;

/** Text on its ground: at least 4.5 to 1. */
export const textPairs: readonly (readonly [Colour, Colour])[] = [
  ['text', 'canvas'],
  ['text', 'surface'],
  ['text', 'raised'],
  ['text', 'sunken'],
  ['text', 'accent-soft'],
  ['muted', 'canvas'],
  ['muted', 'surface'],
  ['muted', 'raised'],
  ['muted', 'sunken'],
  ['faint', 'canvas'],
  ['faint', 'surface'],
  ['faint', 'raised'],
  ['accent', 'surface'],
  ['accent', 'raised'],
  ['accent', 'canvas'],
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['met', 'surface'],
  ['met', 'met-soft'],
  ['missed', 'surface'],
  ['missed', 'missed-soft'],
  ['unknown', 'surface'],
  ['unknown', 'unknown-soft'],
  ['info', 'surface'],
  ['info', 'info-soft'],
  ['text', 'met-soft'],
  ['text', 'missed-soft'],
  ['text', 'unknown-soft'],
  ['text', 'info-soft'],
];

/** Borders of controls, focus rings and drawn figures on their ground: at least 3 to 1. */
export const figurePairs: readonly (readonly [Colour, Colour])[] = [
  ['edge', 'surface'],
  ['edge', 'canvas'],
  ['edge', 'raised'],
  ['accent', 'surface'],
  ['accent', 'canvas'],
  ['accent', 'raised'],
  ['accent', 'sunken'],
];
