/** Base: what every shadow root starts with. */

import { css } from 'lit';

export const base = css`
  :host {
    box-sizing: border-box;
    font-family: var(--s-font);
    font-size: var(--s-text-md);
    line-height: 1.5;
    color: var(--s-text);
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  h1,
  h2,
  h3,
  h4 {
    font-size: inherit;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }

  a {
    color: var(--s-accent);
    text-underline-offset: 0.15em;
  }

  svg {
    display: block;
    flex: none;
  }

  :focus-visible {
    outline: 2px solid var(--s-accent);
    outline-offset: 2px;
  }

  .hidden-visually {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .skip {
    position: absolute;
    inset-block-start: var(--s-2);
    inset-inline-start: var(--s-2);
    z-index: 5;
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-raised);
    box-shadow: var(--s-shadow);
  }

  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
      scroll-behavior: auto !important;
    }
  }
`;
