/** Controls: buttons, chips, fields and what they have in common. */

import { css } from 'lit';

export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s-2);
    min-block-size: 2.25rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--s-edge);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    color: var(--s-text);
    font-size: var(--s-text-sm);
    font-weight: 550;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background var(--s-fast),
      border-color var(--s-fast),
      color var(--s-fast);
  }

  .button:hover:not(:disabled, [aria-disabled='true']) {
    border-color: var(--s-accent);
    color: var(--s-accent-strong);
    background: var(--s-accent-soft);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.55;
  }

  .button.primary {
    border-color: transparent;
    background: var(--s-accent);
    color: var(--s-on-accent);
  }

  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--s-accent-strong);
    color: var(--s-on-accent);
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--s-muted);
  }

  .button.quiet:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--s-sunken);
    color: var(--s-text);
  }

  .button.small {
    min-block-size: 1.875rem;
    padding: 0.1875rem 0.625rem;
  }

  .button.icon {
    inline-size: 2.25rem;
    padding: 0;
  }

  .button.icon.small {
    inline-size: 1.875rem;
  }

  .button[aria-pressed='true'] {
    border-color: var(--s-accent);
    background: var(--s-accent-soft);
    color: var(--s-accent-strong);
  }

  .link {
    padding: 0.125rem 0;
    min-block-size: 1.5rem;
    border: 0;
    background: none;
    color: var(--s-accent);
    font-size: var(--s-text-sm);
    font-weight: 550;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .link:hover {
    text-decoration-color: currentColor;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.875rem;
    max-inline-size: 100%;
    padding: 0.1875rem 0.6875rem;
    border: 1px solid var(--s-edge);
    border-radius: 999px;
    background: var(--s-surface);
    font-size: var(--s-text-sm);
    line-height: 1.35;
    text-align: start;
    overflow-wrap: anywhere;
  }

  button.chip {
    cursor: pointer;
    transition:
      background var(--s-fast),
      border-color var(--s-fast);
  }

  button.chip:hover:not(:disabled) {
    border-color: var(--s-accent);
    background: var(--s-accent-soft);
  }

  .chip[aria-pressed='true'],
  .chip[aria-checked='true'] {
    border-color: var(--s-accent);
    background: var(--s-accent);
    color: var(--s-on-accent);
  }

  button.chip[aria-pressed='true']:hover,
  button.chip[aria-checked='true']:hover {
    background: var(--s-accent-strong);
  }

  .chip .count {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-variant-numeric: tabular-nums;
  }

  .chip[aria-pressed='true'] .count,
  .chip[aria-checked='true'] .count {
    color: inherit;
  }

  .field {
    display: grid;
    gap: var(--s-1);
    min-inline-size: 0;
  }

  .field > label,
  .field > .label {
    font-size: var(--s-text-xs);
    font-weight: 550;
    color: var(--s-muted);
  }

  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--s-edge);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    font-size: var(--s-text-sm);
  }

  .input:hover {
    border-color: var(--s-muted);
  }

  .input:focus {
    border-color: var(--s-accent);
    outline: 2px solid var(--s-accent);
    outline-offset: -1px;
  }

  .input[aria-invalid='true'] {
    border-color: var(--s-missed);
  }

  .switch {
    display: flex;
    align-items: flex-start;
    gap: var(--s-2);
    min-block-size: 1.5rem;
    font-size: var(--s-text-sm);
    cursor: pointer;
  }

  .switch input {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0.125rem 0 0;
    accent-color: var(--s-accent);
  }

  .help {
    font-size: var(--s-text-xs);
    color: var(--s-faint);
  }

  .fault {
    font-size: var(--s-text-xs);
    color: var(--s-missed);
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0 0.375rem;
    min-block-size: 1.25rem;
    border-radius: var(--s-radius-sm);
    background: var(--s-sunken);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 550;
  }

  @media (forced-colors: active) {
    .chip[aria-pressed='true'],
    .chip[aria-checked='true'],
    .button[aria-pressed='true'],
    .button.primary {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }

  @media (pointer: coarse) {
    .button,
    .input {
      min-block-size: 2.75rem;
    }

    .button.icon {
      inline-size: 2.75rem;
    }

    .button.small,
    .chip {
      min-block-size: 2.25rem;
    }

    .button.icon.small {
      inline-size: 2.25rem;
    }

    .input {
      font-size: 1rem; /* below 16 px, phones zoom in when a field takes focus */
    }
  }
`;
