import { css } from 'lit';

export const appStyles = css`
  :host {
    display: block;
    block-size: 100dvh;
    background: var(--s-canvas);
  }

  .app {
    display: grid;
    block-size: 100%;
  }

  .side {
    min-block-size: 0;
    min-inline-size: 0;
  }

  .app.wide {
    grid-template: minmax(0, 1fr) / clamp(22rem, var(--share), calc(100vw - 34rem)) minmax(0, 1fr);
  }

  .app.narrow {
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .bottom {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    padding-block-end: env(safe-area-inset-bottom);
    border-block-start: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .bottom button {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.125rem;
    min-block-size: 3.25rem;
    padding: 0.25rem 0.125rem;
    border: 0;
    background: none;
    color: var(--s-muted);
    font-size: 0.6875rem;
    font-weight: 550;
    cursor: pointer;
  }

  .bottom span {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bottom [aria-current] {
    color: var(--s-accent-strong);
    box-shadow: inset 0 2px var(--s-accent);
  }

  .bottom button:focus-visible {
    outline-offset: -3px;
  }

  .bottom b {
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-start: calc(50% + 0.5rem);
    min-inline-size: 1rem;
    padding-inline: 0.25rem;
    border-radius: 999px;
    background: var(--s-accent);
    color: var(--s-on-accent);
    font-size: 0.625rem;
    line-height: 1rem;
    text-align: center;
  }

  sourcing-chat {
    block-size: 100%;
    max-block-size: none;
  }

  sourcing-tabs {
    padding-inline: var(--s-4);
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .wide sourcing-tabs {
    /* As tall as the header of the conversation beside it. */
    padding-block-start: 0.75rem;
  }

  main {
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--s-canvas);
  }

  main:focus-visible {
    outline-offset: -2px;
  }

  .panel {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    padding: var(--s-5) var(--s-6) var(--s-8);
  }

  .narrow .panel {
    padding: var(--s-4) var(--s-3) var(--s-6);
  }

  .panel > * {
    max-inline-size: 76rem;
    margin-inline: auto;
  }

  .older {
    opacity: 0.55;
    transition: opacity var(--s-fast) linear 150ms;
  }

  .late {
    display: grid;
    gap: var(--s-3);
    opacity: 0;
    animation: appear 1ms linear 150ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .skeleton.card {
    block-size: 9rem;
    border-radius: var(--s-radius);
  }

  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--s-3);
    block-size: 100%;
    color: var(--s-muted);
    text-align: center;
  }

  .empty svg {
    color: var(--s-faint);
  }
`;
