/** Rank: suppliers in order, the score of each taken apart, and weights that re-order them live. */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { table } from '../design/table';
import { figure } from '../panels/figures';
import type { SourcingHint } from '../panels/hint';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { PreferencesController } from '../panels/preferences';
import { Sheet } from '../panels/sheet';
import { needOf } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { barStyles, scoreBar } from './bar';
import { detail } from './detail';
import { Flip } from './flip';
import { rankStyles } from './rank.css';
import type { RankedSupplier, Ranking } from './scores';
import '../panels/hint';
import './weights';

/** ms without a move of a slider after which the new order is asked for. */
const SETTLED = 120;
const SIZE = 50;
const ROOM = '(min-width: 40rem)';

@define('sourcing-rank')
export class SourcingRank extends Sheet {
  static override styles = [base, controls, skeleton, table, panelStyles, barStyles, rankStyles];

  @state() private open: ReadonlySet<string> = new Set();
  @query('sourcing-hint') private hint!: SourcingHint;
  private readonly preferences = new PreferencesController(this, () => this.store);
  private readonly ranking = new Load<Ranking>(this, (signal) => this.ask(signal));

  /** On a phone the order comes first, and the sliders are a touch away. */
  private readonly roomy = globalThis.matchMedia?.(ROOM).matches ?? true;

  constructor() {
    super();
    new Flip(this, '.supplier');
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { conversation, version, outbox, settings } = this.state;
    if (!conversation || !needOf(this.state)?.lines.length) return void this.ranking.clear();
    if (outbox.length) return;
    const parts = [conversation, version, this.language, settings.currency, settings.units];
    this.ranking.want(
      [...parts, this.preferences.current.key, this.open.size > 0].join(' '),
      SETTLED,
    );
  }

  override render(): TemplateResult {
    const { value, failure, busy } = this.ranking;
    return html`
      ${failure ? this.failed(failure, this.ranking.again) : nothing}
      ${value ? this.ranked(value, busy) : this.without(failure !== null)}
      <sourcing-hint></sourcing-hint>
    `;
  }

  private async ask(signal: AbortSignal): Promise<Ranking> {
    const { preset, weights } = this.preferences.current;
    const body = {
      conversation_id: this.state.conversation,
      // All that fit the need, whatever is on the shortlist: who else there is matters here.
      product_ids: [],
      language: this.language,
      size: SIZE,
      chart: false,
      explain: this.open.size > 0,
      preset,
      weights,
    };
    return (await this.store.client.post<Ranking>('/v1/rank', { body, signal })).value;
  }

  private without(failed: boolean): TemplateResult | typeof nothing {
    if (failed) return nothing;
    if (this.ranking.busy || this.state.phase === 'loading') {
      return html`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    }
    return html`<div class="empty">
      ${icon('factory', 36)}
      <h2>${this.w('rank.empty')}</h2>
      <p>${this.w('rank.emptyHelp')}</p>
    </div>`;
  }

  private ranked(value: Ranking, busy: boolean): TemplateResult {
    const { w } = this;
    const facts = [
      w('rank.from', { offers: value.offers, products: value.products }),
      value.quantity ? w('compare.at', { quantity: value.quantity.text }) : null,
      value.currency ? w('rank.in', { currency: value.currency }) : null,
    ].filter((one) => one !== null);
    return html`
      <div class="bar">
        <div class="grow">
          <h2>${w('rank.title', { count: value.total, what: value.title })}</h2>
          <p class="lead">${facts.join(' · ')}</p>
        </div>
      </div>
      <details class="weights card" ?open=${this.roomy}>
        <summary><span>${w('rank.weights')}</span>${icon('down', 16)}</summary>
        <sourcing-weights .store=${this.store} .ranking=${value}></sourcing-weights>
      </details>
      ${value.is_relaxed ? html`<p class="note warning">${icon('alert', 16)} ${w('rank.relaxed')}</p>` : nothing}
      ${this.sensitivity(value)}
      ${
        value.suppliers.length
          ? html`<ol class="ranked" aria-busy=${busy} aria-label=${w('rank.list')}>
              ${repeat(
                value.suppliers,
                (one) => one.supplier.id,
                (one) =>
                  html`<li class="supplier" data-key=${one.supplier.id}>${this.supplier(one)}</li>`,
              )}
            </ol>`
          : html`<div class="empty">${icon('factory', 36)}<h2>${w('rank.nobody')}</h2></div>`
      }
      ${this.excluded(value)}
      <div class="foot">
        ${value.market ? html`<p>${value.market.text}</p>` : nothing}
        ${value.rates.map((rate) => html`<p>${rate.text}</p>`)}
      </div>
      <p class="hidden-visually" role="status">
        ${value.suppliers[0] ? w('rank.first', { name: value.suppliers[0].supplier.name }) : nothing}
      </p>
    `;
  }

  private sensitivity(value: Ranking): TemplateResult | typeof nothing {
    if (value.suppliers.length < 2) return nothing;
    const { w } = this;
    return html`<p class="note sense">
      ${icon('info', 16)}
      <span>
        ${value.sensitivity?.text ?? w('rank.firm')}
        ${value.overlapping ? html`<br />` : nothing}
        ${value.overlapping ? w('rank.overlapping', { count: value.overlapping }) : nothing}
      </span>
    </p>`;
  }

  private supplier(one: RankedSupplier): TemplateResult {
    const { w, speak } = this;
    const { supplier, offer } = one;
    const open = this.open.has(supplier.id);
    const score = figure(speak, offer.score * 100, 1);
    const spread = offer.best - offer.worst > 0.005;
    const worst = figure(speak, offer.worst * 100, 0);
    const best = figure(speak, offer.best * 100, 0);
    return html`<button
        type="button"
        class="summary"
        aria-expanded=${open}
        @click=${() => this.toggle(supplier.id)}
      >
        <span class="place">${one.tied ? '=' : ''}${one.rank}</span>
        <span class="name">${supplier.name}</span>
        <span class="value"
          >${score}${spread ? html` <small>${worst}–${best}</small>` : nothing}</span
        >
        ${scoreBar(one.parts, w('rank.score', { score }))}
        <span class="line">
          <strong>${offer.price ? (offer.price.converted ? speak.money(offer.price.converted.amount, offer.price.converted.currency) : offer.price.text) : this.t('card.noPrice')}</strong>
          <span>${offer.lead_time?.text ?? this.t('card.notStated')}</span>
          ${supplier.country_name ? html`<span>${supplier.country_name}</span>` : nothing}
          ${supplier.kind ? html`<span class="badge">${this.t(`supplier.${supplier.kind}`)}</span>` : nothing}
          ${one.unbeaten ? html`<span class="badge good" title=${w('rank.unbeatenHelp')}>${w('rank.unbeaten')}</span>` : nothing}
          ${one.left_open.length ? html`<span class="badge open">${w('rank.open', { count: one.left_open.length })}</span>` : nothing}
          ${one.risks.map((risk) => html`<span class="badge risk" title=${risk.text}>${icon('alert', 12)}${risk.label}</span>`)}
        </span>
      </button>
      ${
        open
          ? detail(one, {
              w,
              speak,
              show: (anchor, label, content) => void this.hint.show(anchor, label, content),
            })
          : nothing
      }`;
  }

  private excluded(value: Ranking): TemplateResult | typeof nothing {
    if (!value.excluded.length) return nothing;
    const { w } = this;
    return html`<details class="out">
      <summary>${w('rank.excluded', { count: value.excluded.length })}</summary>
      <ul>
        ${value.excluded.map(
          (one) => html`<li>
            <strong>${one.name ?? w('rank.unnamed')}</strong> — ${one.label}: ${one.detail}
          </li>`,
        )}
      </ul>
    </details>`;
  }

  private toggle(id: string): void {
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-rank': SourcingRank;
  }
}
