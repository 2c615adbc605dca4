import { css } from 'lit';

export const appStyles = css`
  :host {
    display: block;
    block-size: 100dvh;
    background: var(--s-canvas);
  }

  .app {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
  }

  .side {
    min-block-size: 0;
    grid-row: 2;
  }

  .wide .side {
    grid-row: 1;
    border-inline-end: 1px solid var(--s-line);
  }

  .app.wide {
    grid-template: minmax(0, 1fr) / clamp(24rem, 34vw, 34rem) minmax(0, 1fr);
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
