import { css } from 'lit';

export const rangeStyles = css`
  :host {
    display: block;
    max-inline-size: 32rem;
    --thumb: 1.375rem;
  }

  .figure {
    padding-inline: calc(var(--thumb) / 2);
  }

  .figure svg {
    inline-size: 100%;
    block-size: 2.75rem;
  }

  :host(:dir(rtl)) .figure svg {
    transform: scaleX(-1);
  }

  rect.in {
    fill: var(--s-accent);
  }

  rect.out {
    fill: var(--s-edge);
    opacity: 0.45;
  }

  .track {
    position: relative;
    block-size: 1.75rem;
  }

  .track::before,
  .track::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 2px);
    block-size: 4px;
    border-radius: 2px;
  }

  .track::before {
    inset-inline: calc(var(--thumb) / 2);
    background: var(--s-line);
  }

  .track::after {
    inset-inline-start: calc(var(--thumb) / 2 + var(--low) * (100% - var(--thumb)));
    inset-inline-end: calc(var(--thumb) / 2 + (1 - var(--high)) * (100% - var(--thumb)));
    background: var(--s-accent);
  }

  input[type='range'] {
    position: absolute;
    inset: 0;
    z-index: 1;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    appearance: none;
    background: none;
    pointer-events: none;
  }

  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    pointer-events: auto;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    border: 2px solid var(--s-accent);
    border-radius: 50%;
    background: var(--s-surface);
    box-shadow: var(--s-shadow-low);
    cursor: grab;
  }

  input[type='range']::-moz-range-thumb {
    pointer-events: auto;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    border: 2px solid var(--s-accent);
    border-radius: 50%;
    background: var(--s-surface);
    cursor: grab;
  }

  input[type='range']:focus-visible {
    outline: none;
    z-index: 2;
  }

  input[type='range']:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--s-accent);
    outline-offset: 2px;
  }

  input[type='range']:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--s-accent);
    outline-offset: 2px;
  }

  .ends {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    margin-block-start: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-sm);
  }

  .ends .input {
    inline-size: 6.5rem;
    font-variant-numeric: tabular-nums;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2) var(--s-4);
    margin-block-start: var(--s-3);
  }

  output {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s-2);
    font-size: var(--s-text-sm);
  }

  output span {
    color: var(--s-muted);
  }

  @media (forced-colors: active) {
    rect.in {
      fill: Highlight;
    }

    rect.out {
      fill: GrayText;
    }

    .track::before {
      background: GrayText;
    }

    .track::after {
      background: Highlight;
    }
  }
`;
