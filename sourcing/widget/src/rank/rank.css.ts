import { css } from 'lit';

export const rankStyles = css`
  .weights {
    margin-block-end: var(--s-4);
  }

  .weights > summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-3);
    list-style: none;
  }

  .weights > summary::-webkit-details-marker {
    display: none;
  }

  .weights[open] > summary svg {
    transform: rotate(180deg);
  }

  ol.ranked {
    display: grid;
    gap: var(--s-2);
  }

  .supplier {
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .summary {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr) auto;
    gap: var(--s-1) var(--s-3);
    inline-size: 100%;
    padding: var(--s-3) var(--s-4);
    border: 0;
    border-radius: var(--s-radius);
    background: none;
    color: var(--s-text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .summary:hover {
    background: var(--s-accent-soft);
  }

  .place {
    grid-row: span 3;
    color: var(--s-muted);
    font-size: var(--s-text-lg);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .value {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .value small {
    color: var(--s-muted);
    font-weight: 400;
  }

  .line {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-1) var(--s-2);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .line strong {
    color: var(--s-text);
  }

  .score-bar {
    grid-column: 2 / -1;
    margin-block: var(--s-1);
  }

  .more {
    display: grid;
    gap: var(--s-4);
    padding: var(--s-2) var(--s-4) var(--s-4);
  }

  .why {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    gap: var(--s-3) var(--s-5);
  }

  .why li {
    display: flex;
    gap: var(--s-2);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .why li svg {
    margin-block-start: 0.1875rem;
  }

  .more h3 {
    margin-block-end: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .parts th,
  .parts td {
    min-inline-size: 4rem;
  }

  .parts .number {
    text-align: end;
    white-space: nowrap;
  }

  .out {
    margin-block-start: var(--s-4);
  }

  .out li {
    padding-block: var(--s-2);
    border-block-end: 1px solid var(--s-line);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .badge.risk {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  .badge.open {
    background: var(--s-unknown-soft);
    color: var(--s-unknown);
  }

  .badge.good {
    background: var(--s-met-soft);
    color: var(--s-met);
  }

  @media (max-width: 40rem) {
    .summary {
      grid-template-columns: 1.5rem minmax(0, 1fr) auto;
      padding-inline: var(--s-3);
    }

    .more {
      padding-inline: var(--s-3);
    }
  }
`;
