/** Table: a grid of facts that scrolls inside its own box, with the first column kept in view. */

import { css } from 'lit';

export const table = css`
  .table-box {
    overflow-x: auto;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .table-box table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
    font-size: var(--s-text-sm);
    font-variant-numeric: tabular-nums;
  }

  .table-box th,
  .table-box td {
    padding: var(--s-2) var(--s-3);
    border-block-end: 1px solid var(--s-line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
    min-inline-size: 7rem;
  }

  .table-box tr:last-child > * {
    border-block-end: 0;
  }

  .table-box thead th {
    background: var(--s-sunken);
    font-weight: 600;
  }

  .table-box tbody th,
  .table-box thead th:first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--s-sunken);
    color: var(--s-muted);
    font-weight: 550;
    z-index: 1;
  }
`;
