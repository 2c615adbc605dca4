/** Start: what is shown before anything was said, with examples from the catalogue itself. */

import { css, html, nothing, type TemplateResult } from 'lit';
import type { CategoryDocument } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { define } from '../ui/define';
import { Part } from '../ui/part';
import { pictogram } from '../ui/pictogram';

const EXAMPLES = 6;

/** Categories to begin with: those with none below them; the largest of each branch come first. */
export function examples(root: CategoryDocument, most = EXAMPLES): CategoryDocument[] {
  const bySize = (a: CategoryDocument, b: CategoryDocument): number => b.products - a.products;
  const branches = root.children.map((branch) => leaves(branch).sort(bySize));
  const first = branches.flatMap((branch) => branch.slice(0, 1)).sort(bySize);
  const others = branches.flatMap((branch) => branch.slice(1)).sort(bySize);
  return [...first, ...others].slice(0, most);
}

function leaves(category: CategoryDocument): CategoryDocument[] {
  if (category.products === 0) return [];
  return category.children.length ? category.children.flatMap(leaves) : [category];
}

@define('sourcing-start')
export class SourcingStart extends Part {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        align-content: center;
        gap: var(--s-6);
        min-block-size: 100%;
        padding: var(--s-6) 0;
        container: start / inline-size;
      }

      .lead {
        display: grid;
        gap: var(--s-2);
        max-inline-size: 34rem;
      }

      h2 {
        font-size: var(--s-text-2xl);
        letter-spacing: -0.015em;
      }

      .lead p {
        color: var(--s-muted);
        text-wrap: pretty;
      }

      h3 {
        margin-block-end: var(--s-2);
        color: var(--s-muted);
        font-size: var(--s-text-sm);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5rem), 1fr));
        gap: var(--s-2);
      }

      li button {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: var(--s-3);
        inline-size: 100%;
        block-size: 100%;
        padding: var(--s-2) var(--s-3) var(--s-2) var(--s-2);
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-surface);
        text-align: start;
        cursor: pointer;
        transition:
          border-color var(--s-fast),
          background var(--s-fast);
      }

      li button:hover {
        border-color: var(--s-accent);
        background: var(--s-accent-soft);
      }

      .drawing {
        display: grid;
        place-items: center;
        inline-size: 2.75rem;
        block-size: 2.75rem;
        border-radius: var(--s-radius-sm);
        background: var(--s-sunken);
        color: var(--s-accent);
      }

      .name {
        display: block;
        font-size: var(--s-text-sm);
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }

      small {
        color: var(--s-faint);
        font-size: var(--s-text-xs);
        font-variant-numeric: tabular-nums;
      }

      @container start (max-width: 30rem) {
        h2 {
          font-size: var(--s-text-xl);
        }

        ul {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const { t } = this;
    const { catalogue } = this.state;
    const shown = catalogue ? examples(catalogue) : [];
    return html`
      <div class="lead">
        <h2>${t('start.title')}</h2>
        <p>${t('start.lead')}</p>
      </div>
      ${
        shown.length
          ? html`<section aria-labelledby="examples">
              <h3 id="examples">${t('start.examples')}</h3>
              <ul>
                ${shown.map((one) => this.example(one))}
              </ul>
            </section>`
          : nothing
      }
    `;
  }

  private example({ path, products }: CategoryDocument): TemplateResult {
    const name = path.at(-1) ?? '';
    const edit = { op: 'product', query: name, category: path } as const;
    return html`<li>
      <button type="button" @click=${() => this.store.edit([edit], name)}>
        <span class="drawing">${pictogram(path, 32)}</span>
        <span
          ><span class="name">${name}</span
          ><small>${this.t('start.products', { count: products })}</small></span
        >
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-start': SourcingStart;
  }
}
