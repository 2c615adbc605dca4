import { css } from 'lit';

export const pageStyles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--s-canvas);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-4);
    padding: var(--s-2) clamp(var(--s-3), 3vw, var(--s-8));
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    min-block-size: 2rem;
    color: var(--s-text);
    font-weight: 650;
    text-decoration: none;
  }

  .brand svg {
    color: var(--s-accent);
  }

  .top nav {
    display: flex;
    flex: 1;
    gap: var(--s-1);
  }

  .top nav a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2rem;
    padding-inline: var(--s-3);
    border-radius: var(--s-radius-sm);
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    font-weight: 550;
    text-decoration: none;
  }

  .top nav a:hover {
    color: var(--s-text);
  }

  .top nav [aria-current] {
    background: var(--s-accent-soft);
    color: var(--s-accent-strong);
  }

  .pick .input {
    inline-size: auto;
    min-block-size: 2rem;
    padding-block: 0.125rem;
  }

  main {
    display: block;
    max-inline-size: 88rem;
    margin-inline: auto;
    padding: var(--s-5) clamp(var(--s-3), 3vw, var(--s-8)) var(--s-10);
  }

  h1 {
    margin-block-end: var(--s-4);
    font-size: var(--s-text-2xl);
    letter-spacing: -0.015em;
  }

  h2 {
    font-size: var(--s-text-lg);
  }

  .door {
    display: grid;
    justify-items: start;
    gap: var(--s-3);
    max-inline-size: 30rem;
    margin: 8vh auto 0;
  }

  .door .field {
    inline-size: 100%;
  }
`;
