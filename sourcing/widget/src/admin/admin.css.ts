import { css } from 'lit';

export const adminStyles = css`
  .sections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s-5);
  }

  section > h2 {
    margin-block-end: var(--s-1);
  }

  section > .lead {
    margin-block-end: var(--s-3);
  }

  .stats {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: var(--s-3);
  }

  .stats div {
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .stats dt {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .stats dd {
    font-size: var(--s-text-lg);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  td.number,
  th.number {
    text-align: end;
  }

  td .badge + .badge {
    margin-inline-start: var(--s-1);
  }

  .good {
    background: var(--s-met-soft);
    color: var(--s-met);
  }

  .bad {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  form.row {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--s-3);
    margin-block-end: var(--s-3);
  }

  form.row .field {
    flex: 1 1 12rem;
    max-inline-size: 22rem;
  }

  form.row .field > .input {
    block-size: 2.5rem;
  }

  /* Beside the fields, not beside their labels. */
  form.row > .switch {
    max-inline-size: 16rem;
    margin-block-start: 1.75rem;
  }

  form.row > .button {
    margin-block-start: 1.375rem;
  }

  fieldset.field {
    flex: 1 1 100%;
    max-inline-size: none;
  }

  .scopes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-4);
  }

  .job {
    display: grid;
    gap: var(--s-1);
    padding-block: var(--s-2);
    border-block-end: 1px solid var(--s-line);
    font-size: var(--s-text-sm);
  }

  .job .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--s-3);
    overflow-wrap: anywhere;
  }

  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: var(--s-line);
    accent-color: var(--s-accent);
  }

  progress::-webkit-progress-bar {
    background: var(--s-line);
  }

  progress::-webkit-progress-value {
    background: var(--s-accent);
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
    gap: var(--s-3);
    margin-block-end: var(--s-3);
  }

  .chart {
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .chart h3 {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .chart p {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--s-2);
    font-size: var(--s-text-xl);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .chart p small {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 400;
  }

  .chart svg {
    inline-size: 100%;
    block-size: 3.5rem;
  }

  .chart rect {
    fill: var(--s-accent);
  }

  .chart rect.none {
    fill: var(--s-line);
  }

  .secret {
    display: grid;
    gap: var(--s-2);
    margin-block: var(--s-3);
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--s-met);
    border-radius: var(--s-radius);
    background: var(--s-met-soft);
    font-size: var(--s-text-sm);
  }

  .secret code {
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-surface);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
    user-select: all;
  }

  .secret p {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
  }
`;
