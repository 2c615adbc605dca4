import { css } from 'lit';

export const rfqStyles = css`
  :host {
    container-type: inline-size;
  }

  .grid {
    display: grid;
    gap: var(--s-5);
    align-items: start;
  }

  @container (min-width: 56rem) {
    .grid {
      grid-template-columns: minmax(0, 1.15fr) minmax(20rem, 1fr);
    }

    sourcing-rfq-side {
      position: sticky;
      inset-block-start: 0;
    }
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .state.failed-save {
    color: var(--s-missed);
  }

  .progress {
    display: grid;
    gap: var(--s-2);
    margin-block-end: var(--s-4);
  }

  .progress .counts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-3);
    font-size: var(--s-text-sm);
  }

  .progress .counts .grow {
    flex: 1;
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
    border-radius: 999px;
    background: var(--s-accent);
    transition: inline-size 200ms;
  }

  fieldset {
    margin-block-end: var(--s-4);
    padding: var(--s-4) var(--s-5);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: var(--s-2);
    padding: 0;
    font-weight: 650;
  }

  legend + * {
    clear: both;
  }

  .field-row {
    display: grid;
    gap: var(--s-1) var(--s-4);
    padding-block: var(--s-2);
  }

  @container (min-width: 34rem) {
    .field-row {
      grid-template-columns: 10rem minmax(0, 1fr);
    }

    .field-row .name {
      padding-block-start: 0.375rem;
    }
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    gap: 0.125rem var(--s-2);
    font-size: var(--s-text-sm);
    font-weight: 550;
  }

  .badge.need {
    background: var(--s-unknown-soft);
    color: var(--s-unknown);
  }

  .missing.required .badge.need {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  .missing.required .input {
    border-inline-start: 3px solid var(--s-missed);
  }

  .value {
    padding-block-start: 0.375rem;
    font-size: var(--s-text-sm);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .help {
    margin-block-start: var(--s-1);
  }

  .help em {
    font-style: normal;
    color: var(--s-muted);
  }

  .origin {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    margin-block-start: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    overflow-wrap: anywhere;
  }

  .origin.default,
  .origin.inferred {
    color: var(--s-unknown);
  }

  .fault {
    margin-block-start: var(--s-1);
  }

  .conflict {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
    margin-block-start: var(--s-2);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-unknown-soft);
    font-size: var(--s-text-sm);
  }

  .conflict p {
    flex: 1 1 100%;
  }

  fieldset p > .button {
    margin-block-start: var(--s-2);
  }

  textarea.input {
    resize: vertical;
    min-block-size: 3.5rem;
  }

  .start {
    display: grid;
    justify-items: start;
    gap: var(--s-4);
    max-inline-size: 38rem;
  }

  .start .field {
    inline-size: 12rem;
  }

  @media print {
    .bar,
    .progress,
    form {
      display: none;
    }
  }
`;
