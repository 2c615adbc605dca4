import { css } from 'lit';

export const chartStyles = css`
  .axes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-3);
    align-items: end;
  }

  .axes .field {
    flex: 1 1 7rem;
    min-inline-size: 0;
    max-inline-size: 12rem;
  }

  .plot {
    position: relative;
    padding: var(--s-3);
  }

  .plot > svg {
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
    /* The paper of a chart is not mirrored: numbers grow to the right everywhere. */
    direction: ltr;
  }

  .grid line {
    stroke: var(--s-line);
  }

  text {
    fill: var(--s-muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  text.name {
    fill: var(--s-text);
    font-weight: 600;
  }

  .front {
    fill: none;
    stroke: var(--s-accent);
    stroke-width: 1.75;
    stroke-dasharray: 5 4;
  }

  .point {
    cursor: pointer;
    outline: none;
  }

  .point .dot {
    fill: color-mix(in oklab, var(--s-muted) 55%, var(--s-surface));
    stroke: var(--s-surface);
    stroke-width: 1.5;
  }

  .point.meets .dot {
    fill: var(--s-muted);
  }

  .point.best .dot {
    fill: var(--s-accent);
  }

  .point.picked .dot {
    stroke: var(--s-text);
    stroke-width: 2;
  }

  .point .hit {
    fill: transparent;
  }

  .point .range {
    stroke: var(--s-faint);
    stroke-width: 1.5;
  }

  .point:focus-visible .ring,
  .point:hover .ring {
    stroke: var(--s-accent);
    stroke-width: 2.5;
    fill: none;
  }

  .ring {
    fill: none;
    stroke: none;
  }

  .tip {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: 16rem;
    padding: var(--s-2) var(--s-3);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-sm);
    background: var(--s-raised);
    box-shadow: var(--s-shadow);
    font-size: var(--s-text-xs);
    pointer-events: none;
    translate: var(--tip-x) var(--tip-y);
  }

  .tip strong {
    display: block;
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-4);
    margin-block-start: var(--s-2);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 15rem;
    gap: var(--s-4);
    align-items: start;
  }

  .unplaced li {
    padding-block: var(--s-1);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .unplaced small {
    display: block;
    color: var(--s-unknown);
  }

  .unplaced ul {
    max-block-size: 22rem;
    overflow: auto;
  }

  .data {
    margin-block-start: var(--s-4);
  }

  .data .table-box {
    margin-block-start: var(--s-2);
  }

  @media (max-width: 75rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .point .dot {
      fill: CanvasText;
    }

    .point.best .dot {
      fill: Highlight;
    }
  }
`;
