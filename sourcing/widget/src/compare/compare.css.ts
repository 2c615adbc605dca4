import { css } from 'lit';

export const compareStyles = css`
  .box {
    position: relative;
    overflow: auto;
    overscroll-behavior-x: contain;
    max-block-size: max(24rem, calc(100dvh - 13rem));
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    scroll-padding-inline-start: var(--first);
    --first: 12rem;
    --each: 13rem;
  }

  table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
    font-size: var(--s-text-sm);
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: var(--s-2) var(--s-3);
    border-block-end: 1px solid var(--s-line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    min-inline-size: var(--each);
    background: var(--s-surface);
    border-block-end: 2px solid var(--s-line);
  }

  .corner,
  .row {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    inline-size: var(--first);
    min-inline-size: var(--first);
    max-inline-size: var(--first);
    background: var(--s-surface);
    border-inline-end: 1px solid var(--s-line);
  }

  .corner {
    z-index: 3;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    vertical-align: bottom;
  }

  .product {
    display: grid;
    gap: var(--s-1);
  }

  .product .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-weight: 600;
    line-height: 1.35;
  }

  .product .who {
    overflow: hidden;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    text-overflow: ellipsis;
    white-space: nowrap;
    max-inline-size: 18rem;
  }

  .product .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
  }

  .letter {
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
    background: var(--s-accent-soft);
    color: var(--s-accent-strong);
    font-size: var(--s-text-xs);
    font-weight: 650;
  }

  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1);
  }

  .group th {
    position: sticky;
    inset-inline-start: 0;
    padding-block: var(--s-1);
    background: var(--s-sunken);
  }

  .group button {
    position: sticky;
    inset-inline-start: var(--s-2);
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    min-block-size: 1.75rem;
    padding: 0 var(--s-2) 0 0;
    border: 0;
    background: none;
    color: var(--s-text);
    font-size: var(--s-text-xs);
    font-weight: 650;
    letter-spacing: 0.01em;
    cursor: pointer;
  }

  .group svg {
    transition: transform var(--s-fast);
  }

  .group [aria-expanded='true'] svg {
    transform: rotate(90deg);
  }

  .group .count {
    color: var(--s-muted);
    font-weight: 400;
  }

  .sort {
    display: flex;
    align-items: flex-start;
    gap: var(--s-1);
    inline-size: 100%;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--s-muted);
    text-align: start;
    cursor: pointer;
  }

  .sort .label {
    flex: 1;
    min-inline-size: 0;
    font-weight: 550;
  }

  .sort svg {
    margin-block-start: 0.1875rem;
    opacity: 0;
  }

  .sort:hover,
  [aria-sort] .sort {
    color: var(--s-accent-strong);
  }

  .sort:hover svg,
  .sort:focus-visible svg,
  [aria-sort] .sort svg {
    opacity: 1;
  }

  .required {
    display: block;
    color: var(--s-faint);
    font-size: var(--s-text-xs);
  }

  .cell {
    display: flex;
    align-items: flex-start;
    gap: var(--s-1);
    min-inline-size: 100%;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: var(--s-text);
    text-align: start;
    cursor: pointer;
  }

  .cell:hover .text {
    text-decoration: underline;
    text-decoration-style: dotted;
    text-underline-offset: 0.25em;
  }

  .cell svg {
    margin-block-start: 0.1875rem;
  }

  .cell .text {
    min-inline-size: 0;
    white-space: pre-line;
  }

  .is-unknown .text {
    color: var(--s-unknown);
    font-style: italic;
  }

  .is-best {
    background: var(--s-met-soft);
  }

  .is-best .text {
    font-weight: 650;
  }

  .is-missed .text {
    color: var(--s-missed);
  }

  .total td,
  .total th {
    font-weight: 650;
    border-block-start: 1px solid var(--s-edge);
  }

  /* How far a value can be relied on: filled, ring, half and dashed, so that no colour is needed. */
  .basis {
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin-block-start: 0.4375rem;
    margin-inline-start: auto;
    border: 1.5px solid var(--s-muted);
    border-radius: 50%;
  }

  .basis.confirmed {
    border-color: var(--s-met);
    background: var(--s-met);
  }

  .basis.listed {
    background: var(--s-muted);
  }

  .basis.estimated {
    border-style: dashed;
    border-color: var(--s-unknown);
  }

  .basis.calculated {
    border-radius: 1px;
  }

  .basis.unknown {
    border-color: transparent;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-4);
  }

  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
  }

  .legend .basis {
    margin: 0;
  }

  @media (max-width: 48rem) {
    .box {
      --first: 7.5rem;
      --each: 10.5rem;
      max-block-size: calc(100dvh - 12rem);
      scroll-snap-type: x proximity;
    }

    thead th:not(.corner) {
      scroll-snap-align: start;
    }

    th,
    td {
      padding-inline: var(--s-2);
    }
  }

  @media print {
    .box {
      max-block-size: none;
      overflow: visible;
    }
  }
`;
