/** Paragraphs: what the service says, each kind in its own dress. */

import { css, html, type TemplateResult } from 'lit';
import type { ParagraphDocument, ParagraphKind } from '../api/types';
import { type IconName, icon } from '../ui/icon';

const dress: Readonly<Record<ParagraphKind, readonly [look: string, icon: IconName | null]>> = {
  courtesy: ['plain', null],
  understood: ['noted', 'check'],
  changed: ['noted', 'check'],
  contradiction: ['notice', 'alert'],
  'not understood': ['notice', 'question'],
  relaxed: ['notice', 'alert'],
  answer: ['plain', null],
  found: ['plain', null],
  stop: ['noted', 'info'],
  missing: ['noted', 'document'],
};

export function paragraphs(all: readonly ParagraphDocument[]): TemplateResult[] {
  return all.map(({ kind, text }) => {
    const [look, name] = dress[kind] ?? ['plain', null];
    return html`<p class="said ${look}">${name ? icon(name, 16) : null}<span>${text}</span></p>`;
  });
}

export const paragraphStyles = css`
  .said {
    display: flex;
    gap: var(--s-2);
    overflow-wrap: anywhere;
    white-space: pre-line;
    text-wrap: pretty;
  }

  .said svg {
    margin-block-start: 0.25rem;
  }

  .said.noted {
    color: var(--s-muted);
    font-size: var(--s-text-sm);
  }

  .said.noted svg {
    margin-block-start: 0.1875rem;
    color: var(--s-accent);
  }

  .said.notice {
    padding: var(--s-2) var(--s-3);
    border-inline-start: 3px solid var(--s-unknown);
    border-radius: var(--s-radius-sm);
    background: var(--s-unknown-soft);
    font-size: var(--s-text-sm);
  }

  .said.notice svg {
    margin-block-start: 0.125rem;
    color: var(--s-unknown);
  }
`;
