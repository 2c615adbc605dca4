/** Tokens: the custom properties that all components use, and those that a host page may set.
 *
 * A host page sets `--sourcing-…`; components read `--s-…`, which falls back to our own value.
 * They are declared on the outermost elements only and reach the others by inheritance.
 */

import { css, unsafeCSS } from 'lit';
import { palette } from './palette';

const colours = Object.entries(palette)
  .map(
    ([name, { light, dark }]) =>
      `--s-${name}: var(--sourcing-${name}, light-dark(${light}, ${dark}));`,
  )
  .join('\n');

export const tokens = css`
  :host {
    color-scheme: light dark;
    /* Only constants of the palette go in here. */
    ${unsafeCSS(colours)}

    --s-shadow: 0 1px 2px rgb(16 24 32 / 0.06), 0 8px 24px rgb(16 24 32 / 0.1);
    --s-shadow-low: 0 1px 2px rgb(16 24 32 / 0.06);
    --s-font: var(
      --sourcing-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif
    );
    --s-1: 0.25rem;
    --s-2: 0.5rem;
    --s-3: 0.75rem;
    --s-4: 1rem;
    --s-5: 1.25rem;
    --s-6: 1.5rem;
    --s-8: 2rem;
    --s-10: 2.5rem;
    --s-text-xs: 0.75rem;
    --s-text-sm: 0.8125rem;
    --s-text-md: 0.9375rem;
    --s-text-lg: 1.0625rem;
    --s-text-xl: 1.375rem;
    --s-text-2xl: 1.75rem;
    --s-radius-sm: var(--sourcing-radius-sm, 0.375rem);
    --s-radius: var(--sourcing-radius, 0.625rem);
    --s-radius-lg: var(--sourcing-radius-lg, 1rem);
    --s-focus: 0 0 0 2px var(--s-surface), 0 0 0 4px var(--s-accent);
    --s-fast: 120ms;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --s-fast: 0ms;
    }
  }
`;
