import { css } from 'lit';

export const launcherStyles = css`
  :host {
    position: fixed;
    inset-block-end: max(1rem, env(safe-area-inset-bottom));
    inset-inline-end: 1rem;
    z-index: var(--sourcing-z-index, 2147483000);
  }

  .launch {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    min-block-size: 3rem;
    max-inline-size: calc(100vw - 2rem);
    padding: 0.5rem 1.25rem;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--s-accent);
    color: var(--s-on-accent);
    font-size: var(--s-text-md);
    font-weight: 600;
    box-shadow: var(--s-shadow);
    cursor: pointer;
    transition: background var(--s-fast);
  }

  .launch:hover {
    background: var(--s-accent-strong);
  }

  dialog {
    position: fixed;
    inset: auto;
    inset-block-end: calc(max(1rem, env(safe-area-inset-bottom)) + 3.75rem);
    inset-inline-end: 1rem;
    inline-size: min(27rem, calc(100vw - 2rem));
    block-size: min(46rem, calc(100dvh - 6.75rem));
    max-block-size: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-lg);
    background: var(--s-canvas);
    color: var(--s-text);
    box-shadow: var(--s-shadow);
  }

  dialog::backdrop {
    background: rgb(10 14 18 / 0.5);
  }

  sourcing-chat {
    block-size: 100%;
    max-block-size: none;
  }

  @media (max-width: 40rem) {
    dialog {
      inset-inline: 0;
      inset-block-end: 0;
      inline-size: 100%;
      max-inline-size: none;
      block-size: calc(100dvh - 2.5rem);
      border-inline: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 160ms ease-out;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(1rem);
    }
  }
`;
