/** Suppliers: who is asked, picked from the ranking. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { preferencesOf } from '../panels/preferences';
import { Sheet } from '../panels/sheet';
import type { Ranking } from '../rank/scores';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import type { Draft } from './draft';

/** How many of the ranking are offered to be asked. */
const OFFERED = 20;

@define('sourcing-rfq-suppliers')
export class SourcingRfqSuppliers extends Sheet {
  static override styles = [
    base,
    controls,
    skeleton,
    panelStyles,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--s-2);
        min-block-size: 2.25rem;
        border-block-end: 1px solid var(--s-line);
        font-size: var(--s-text-sm);
      }

      li span {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .switch {
        flex: 1;
        padding-block: var(--s-2);
      }

      .pick {
        margin-block-start: var(--s-3);
      }

      .pick ul {
        max-block-size: 20rem;
        margin-block: var(--s-2);
        overflow: auto;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        padding-inline: var(--s-3);
      }

      .pick li:last-child {
        border: 0;
      }
    `,
  ];

  @property({ attribute: false }) draft!: Draft;
  /** Of the RFQ: what it is rendered for. */
  @property({ type: Number }) version = 0;
  @property({ type: Boolean }) locked = false;
  @state() private picking = false;
  private readonly ranking = new Load<Ranking>(this, async (signal) => {
    const { preset, weights } = preferencesOf(this.store);
    const body = {
      conversation_id: this.draft.rfq.conversation_id,
      product_ids: [],
      language: this.language,
      size: OFFERED,
      chart: false,
      explain: false,
      preset,
      weights,
    };
    return (await this.store.client.post<Ranking>('/v1/rank', { body, signal })).value;
  });

  override render(): TemplateResult {
    const { w } = this;
    const asked = this.draft.rfq.document.suppliers ?? [];
    return html`
      ${asked.length ? nothing : html`<p class="lead">${w('rfq.noSuppliers')}</p>`}
      <ul>
        ${asked.map(
          (one) => html`<li>
            <span>${one.name}${one.country ? html` · ${this.speak.country(one.country)}` : nothing}</span>
            ${
              this.locked
                ? nothing
                : html`<button
                    type="button"
                    class="button quiet icon small"
                    aria-label=${w('rfq.dontAsk', { name: one.name })}
                    @click=${() => this.ask(asked.filter((other) => other !== one).map((other) => other.id))}
                  >
                    ${icon('close', 14)}
                  </button>`
            }
          </li>`,
        )}
      </ul>
      ${
        this.draft.rfq.conversation_id && !this.locked
          ? html`<button
              type="button"
              class="button small pick"
              aria-expanded=${this.picking}
              @click=${this.toggle}
            >
              ${icon('plus', 16)} ${w('rfq.pick')}
            </button>`
          : nothing
      }
      ${this.picking ? this.choices(new Set(this.wanted ?? asked.map((one) => one.id))) : nothing}
    `;
  }

  private choices(asked: ReadonlySet<string>): TemplateResult {
    const { value, failure } = this.ranking;
    if (failure) return this.failed(failure, this.ranking.again);
    if (!value)
      return html`<div class="waiting" aria-busy="true"><div class="skeleton"></div></div>`;
    return html`<div class="pick">
      <ul>
        ${value.suppliers.map(
          ({ rank, supplier, offer }) => html`<li>
            <label class="switch">
              <input
                type="checkbox"
                .checked=${asked.has(supplier.id)}
                @change=${(event: Event) => {
                  const chosen = new Set(asked);
                  if ((event.target as HTMLInputElement).checked) chosen.add(supplier.id);
                  else chosen.delete(supplier.id);
                  this.ask([...chosen]);
                }}
              />
              <span>${rank}. ${supplier.name}<br /><small class="lead">${offer.price?.text ?? this.w('rank.noPrice')}</small></span>
            </label>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  /** Those who are about to be asked, while that is being saved. */
  private get wanted(): readonly string[] | null {
    const change = this.draft.pending('suppliers');
    return change && (change.text?.split(', ') ?? []);
  }

  private ask(ids: readonly string[]): void {
    this.draft.set(
      'suppliers',
      ids.length ? { text: ids.join(', ') } : { patch: { suppliers: [] } },
    );
  }

  private toggle(): void {
    this.picking = !this.picking;
    if (this.picking) this.ranking.want(preferencesOf(this.store).key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-rfq-suppliers': SourcingRfqSuppliers;
  }
}
