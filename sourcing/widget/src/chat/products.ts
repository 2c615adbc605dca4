/** Products: a list of cards with what stands above and below it. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ProductCard } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { focusOf, needOf } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import { askFor } from './ask-for';
import './card';

/** How many products it takes to compare. */
const SEVERAL = 2;

/** Fires `sourcing-select`, `sourcing-compare` and `sourcing-rfq` for the page around it. */
@define('sourcing-products')
export class SourcingProducts extends Part {
  static override styles = [
    base,
    controls,
    skeleton,
    css`
      :host {
        display: block;
      }

      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s-2);
        margin-block-end: var(--s-3);
        font-size: var(--s-text-sm);
        color: var(--s-muted);
      }

      h3 {
        color: var(--s-text);
        font-size: var(--s-text-md);
        font-variant-numeric: tabular-nums;
      }

      ol {
        display: grid;
        gap: var(--s-3);
      }

      .more {
        display: flex;
        justify-content: center;
        margin-block-start: var(--s-4);
      }

      .shortlist {
        position: sticky;
        inset-block-end: var(--s-2);
        z-index: 2;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s-2);
        margin-block-start: var(--s-3);
        padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-raised);
        box-shadow: var(--s-shadow);
        font-size: var(--s-text-sm);
      }

      .shortlist strong {
        flex: 1;
      }

      .empty {
        display: grid;
        justify-items: center;
        gap: var(--s-2);
        padding: var(--s-8) var(--s-4);
        border: 1px dashed var(--s-edge);
        border-radius: var(--s-radius);
        color: var(--s-muted);
        text-align: center;
      }

      .empty svg {
        color: var(--s-faint);
      }
    `,
  ];

  @property({ attribute: false }) cards: readonly ProductCard[] = [];
  /** Null while it is being counted. */
  @property({ attribute: false }) total: number | null = 0;
  @property({ type: Number }) meeting = 0;
  @property({ type: Boolean }) more = false;
  /** They are no answer to the words, but examples of what there is. */
  @property({ type: Boolean }) ideas = false;
  /** Of a turn that is past: to be read only. */
  @property({ type: Boolean }) fixed = false;
  /** Show the bar of what is on the shortlist. */
  @property({ type: Boolean }) bar = false;

  override render(): TemplateResult {
    const { t } = this;
    if (!this.cards.length) return this.empty();
    const required = (this.cards[0]?.outcomes.length ?? 0) > 0;
    return html`<section aria-labelledby="total">
      <div class="top">
        <h3 id="total" tabindex="-1">${this.heading}</h3>
        ${
          required && this.total && !this.ideas
            ? html`<span>
                ${
                  this.meeting >= this.total
                    ? t('products.meetingAll')
                    : t('products.meeting', { count: this.meeting })
                }</span
              >`
            : nothing
        }
      </div>
      <ol>
        ${repeat(
          this.cards,
          (card) => card.product_id,
          (card) => html`<li>${this.card(card)}</li>`,
        )}
      </ol>
      ${
        this.more && !this.fixed
          ? html`<div class="more">
              <button
                type="button"
                class="button"
                ?disabled=${this.busy}
                @click=${() => this.store.edit([{ op: 'more' }], t('products.more'))}
              >
                ${t('products.more')} ${icon('down', 16)}
              </button>
            </div>`
          : nothing
      }
      ${this.bar ? this.shortlist() : nothing}
    </section>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#total')?.focus();
  }

  private get busy(): boolean {
    return this.state.outbox.length > 0;
  }

  /** On the shortlist now, or about to be. */
  private get chosen(): ReadonlySet<string> {
    const chosen = new Set(focusOf(needOf(this.state))?.selected ?? []);
    for (const edit of this.state.outbox.flatMap((one) => one.edits ?? [])) {
      if (edit.op === 'shortlist') for (const id of edit.product_ids) chosen.add(id);
      if (edit.op === 'unlist') for (const id of edit.product_ids) chosen.delete(id);
    }
    return chosen;
  }

  private get heading(): string {
    if (this.ideas) return this.t('products.ideas');
    return this.total === null
      ? this.t('products.label')
      : this.t('products.total', { count: this.total });
  }

  private card(card: ProductCard): TemplateResult {
    return html`<sourcing-card
      .card=${card}
      .speech=${this.store.speech}
      .origins=${this.state.session?.image_origins ?? []}
      .selected=${this.chosen.has(card.product_id)}
      .fixed=${this.fixed}
      @select=${this.select}
      @reject=${this.reject}
      @why=${(event: CustomEvent<ProductCard>) => this.report('click', event.detail)}
    ></sourcing-card>`;
  }

  private empty(): TemplateResult {
    const { t } = this;
    return html`<div class="empty">
      ${icon('box', 32)}
      <h3 id="total" tabindex="-1">${t('products.none')}</h3>
      <p>${t('products.noneHelp')}</p>
    </div>`;
  }

  private shortlist(): TemplateResult | typeof nothing {
    const count = this.chosen.size;
    if (!count) return nothing;
    const { t } = this;
    return html`<div class="shortlist">
      <strong>${t('products.selected', { count })}</strong>
      <button
        type="button"
        class="button small"
        ?disabled=${count < SEVERAL || this.busy}
        @click=${() => this.tell('compare')}
      >
        ${icon('compare', 16)} ${t('products.compare')}
      </button>
      <button type="button" class="button primary small" @click=${() => this.tell('rfq')}>
        ${icon('document', 16)} ${t('products.request')}
      </button>
    </div>`;
  }

  private readonly select = (event: CustomEvent<ProductCard>): void => {
    const card = event.detail;
    const selected = !this.chosen.has(card.product_id);
    const op = selected ? 'shortlist' : 'unlist';
    this.store.edit([{ op, product_ids: [card.product_id] }], card.title);
    this.dispatchEvent(
      new CustomEvent('sourcing-select', {
        detail: { product_id: card.product_id, selected, card },
        bubbles: true,
        composed: true,
      }),
    );
    if (selected) this.report('selection', card);
  };

  private readonly reject = (event: CustomEvent<ProductCard>): void => {
    const card = event.detail;
    this.store.edit([{ op: 'reject', product_ids: [card.product_id] }], card.title);
    this.dispatchEvent(new CustomEvent('rejected', { bubbles: true, composed: true }));
  };

  private report(kind: 'click' | 'selection', card: ProductCard): void {
    this.store.report({ kind, product_id: card.product_id, position: card.position });
  }

  /** The page around may take over; otherwise the conversation opens it itself. */
  private tell(name: 'compare' | 'rfq'): void {
    const detail = {
      conversation_id: this.state.conversation,
      product_ids: [...this.chosen],
    };
    askFor(this, name, detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-products': SourcingProducts;
  }
}
