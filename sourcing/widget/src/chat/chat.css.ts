import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    block-size: 40rem;
    max-block-size: 100%;
    container: chat / size;
  }

  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-lg);
    background: var(--s-canvas);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  h2 {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-inline-size: 0;
    font-size: var(--s-text-md);
  }

  h2 svg {
    color: var(--s-accent);
  }

  .tools {
    display: flex;
    flex: none;
  }

  sourcing-need {
    flex: none;
    max-block-size: 32cqb;
    overflow-y: auto;
    padding: var(--s-2) var(--s-4);
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .log {
    position: relative;
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    gap: var(--s-6);
    min-block-size: 6rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--s-4);
  }

  .log:focus-visible {
    outline-offset: -2px;
  }

  .earlier {
    align-self: center;
  }

  .pending {
    display: grid;
    gap: var(--s-3);
  }

  .reply {
    display: grid;
    gap: var(--s-2);
  }

  .late {
    display: grid;
    gap: var(--s-2);
    opacity: 0;
    animation: appear 1ms linear 150ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .line {
    block-size: 0.875rem;
    inline-size: 70%;
  }

  .line.short {
    inline-size: 40%;
  }

  .skeleton.card {
    block-size: 9rem;
    border-radius: var(--s-radius);
  }

  .foot {
    position: relative;
    display: flex;
    flex: none;
    flex-direction: column;
    gap: var(--s-2);
    max-block-size: 58cqb;
    padding: var(--s-3) var(--s-4);
    border-block-start: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .foot > * {
    flex: none;
  }

  /* The question gives way, never the place to write. */
  .foot > .question {
    position: relative;
    flex: 0 1 auto;
    min-block-size: 3rem;
    overflow-y: auto;
    padding-inline-end: var(--s-8);
  }

  .fold {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 1.875rem;
    block-size: 1.875rem;
    border: 0;
    border-radius: var(--s-radius-sm);
    background: none;
    color: var(--s-muted);
    cursor: pointer;
  }

  .fold:hover {
    background: var(--s-sunken);
  }

  .folded {
    overflow: hidden;
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.875rem;
  }

  :host([apart]) .frame {
    border: 0;
    border-radius: 0;
  }

  @container chat (max-width: 26rem) {
    .log,
    .foot,
    sourcing-need {
      padding-inline: var(--s-3);
    }
  }

  /* Zoomed in to 400 %, or a phone on its side: all of it scrolls, nothing is squeezed away. */
  @container chat (max-height: 24rem) {
    .frame {
      overflow-y: auto;
    }

    .log {
      flex: none;
      overflow: visible;
    }

    .foot,
    .question,
    sourcing-need {
      max-block-size: none;
    }
  }
`;
