import { css } from 'lit';

export const relevanceStyles = css`
  form.ask {
    display: flex;
    gap: var(--s-2);
    margin-block-end: var(--s-3);
  }

  form.ask .input {
    flex: 1;
    min-block-size: 2.75rem;
    font-size: var(--s-text-md);
  }

  .tuning {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s-3) var(--s-6);
    margin-block-end: var(--s-4);
  }

  .tuning .field {
    inline-size: 17rem;
  }

  .tuning label {
    display: flex;
    justify-content: space-between;
    gap: var(--s-2);
  }

  .tuning output {
    white-space: nowrap;
    color: var(--s-text);
    font-variant-numeric: tabular-nums;
  }

  .tuning input[type='range'] {
    inline-size: 100%;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--s-accent);
  }

  .read {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-2);
    margin-block-end: var(--s-4);
  }

  .lists {
    position: relative;
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--s-4);
    align-items: start;
  }

  .list > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--s-2);
    margin-block-end: var(--s-2);
  }

  .list header small {
    color: var(--s-muted);
    font-variant-numeric: tabular-nums;
  }

  ol {
    display: grid;
    gap: var(--s-2);
  }

  .hit {
    padding: var(--s-2) var(--s-3);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .hit:focus-within,
  .hit.same {
    border-color: var(--s-accent);
  }

  .hit:focus-visible {
    outline-offset: 1px;
  }

  .head {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr) auto;
    gap: 0 var(--s-2);
    align-items: baseline;
  }

  .place {
    color: var(--s-muted);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .title {
    font-size: var(--s-text-sm);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .move {
    display: inline-flex;
    align-items: center;
    font-size: var(--s-text-xs);
    font-variant-numeric: tabular-nums;
  }

  .ranks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-3);
    margin-block-start: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-variant-numeric: tabular-nums;
  }

  .fields {
    display: grid;
    gap: 0.25rem;
    margin-block: var(--s-2);
    font-size: var(--s-text-xs);
  }

  .fields div {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr) 3.25rem;
    gap: var(--s-2);
    align-items: center;
  }

  .fields dt,
  .fields .tokens {
    overflow-wrap: anywhere;
    color: var(--s-muted);
  }

  .fields dd:last-child {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .fields svg {
    inline-size: 100%;
    block-size: 0.5rem;
  }

  .fields rect {
    fill: var(--s-accent);
  }

  .fields rect.negative {
    fill: var(--s-missed);
  }

  .grades {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    margin-block-start: var(--s-2);
  }

  .grades button {
    inline-size: 1.875rem;
    min-block-size: 1.875rem;
    padding: 0;
    border: 1px solid var(--s-edge);
    border-radius: var(--s-radius-sm);
    background: var(--s-surface);
    font-size: var(--s-text-xs);
    cursor: pointer;
  }

  .grades [aria-pressed='true'] {
    border-color: var(--s-accent);
    background: var(--s-accent);
    color: var(--s-on-accent);
    font-weight: 650;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-4);
    margin-block: var(--s-5) 0;
  }

  kbd {
    padding: 0 0.25rem;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-sm);
    font: inherit;
  }

  @media (max-width: 60rem) {
    .lists {
      grid-template-columns: repeat(3, minmax(17rem, 86vw));
      overflow-x: auto;
      scroll-snap-type: x mandatory;
      padding-block-end: var(--s-2);
    }

    .list {
      scroll-snap-align: start;
    }
  }
`;
