/** Card: one product of a list, on which terms it is offered, and how it stands to the need. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OutcomeDocument, ProductCard, Truth } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { Speech, SpeechController } from '../i18n/context';
import { define } from '../ui/define';
import { type IconName, icon } from '../ui/icon';
import { pictogram } from '../ui/pictogram';
import { linkTo, pictureAt } from '../ui/safe';
import { cardStyles } from './card.css';
import { reasons } from './reasons';

export const truthIcon: Readonly<Record<Truth, IconName>> = {
  met: 'check',
  missed: 'cross',
  unknown: 'question',
};

/** Fires `select`, `reject` and `why` (when it is opened); all carry the card. */
@define('sourcing-card')
export class SourcingCard extends LitElement {
  static override styles = [base, controls, cardStyles];

  @property({ attribute: false }) card!: ProductCard;
  @property({ attribute: false }) speech = new Speech();
  @property({ attribute: false }) origins: readonly string[] = [];
  @property({ type: Boolean }) selected = false;
  @property({ type: Boolean }) busy = false;
  /** Only to be read: a turn that is past. */
  @property({ type: Boolean }) fixed = false;
  @state() private open = false;

  constructor() {
    super();
    new SpeechController(this, () => this.speech);
  }

  override render(): TemplateResult {
    const { card } = this;
    return html`<article aria-labelledby="title" class=${this.selected ? 'selected' : ''}>
      <div class="picture">${this.picture()}</div>
      <div class="head">
        <h4 id="title" title=${card.title}>${this.title_()}</h4>
        ${this.supplier()}
      </div>
      ${this.terms()} ${this.marks()} ${this.foot()}
    </article>`;
  }

  private title_(): TemplateResult {
    const { t } = this.speech.current;
    const link = linkTo(this.card.url);
    if (!link) return html`${this.card.title}`;
    return html`<a
      href=${link}
      target="_blank"
      rel="noopener noreferrer nofollow"
      referrerpolicy="no-referrer"
      >${this.card.title}<span class="hidden-visually"> (${t('card.opensTab')})</span></a
    >`;
  }

  private picture(): TemplateResult {
    const { card } = this;
    const address = pictureAt(card.image, this.origins);
    if (!address) return pictogram(card.category, 40);
    return html`<img
      src=${address}
      alt=""
      width="80"
      height="80"
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${this.pictureFailed}
    />`;
  }

  /** A picture that does not come gives way to the drawing. */
  private pictureFailed(): void {
    this.card = { ...this.card, image: null };
  }

  private supplier(): TemplateResult | typeof nothing {
    const { supplier } = this.card;
    const { t, locale } = this.speech.current;
    if (!supplier) return nothing;
    const country = supplier.country_name ?? supplier.country;
    const rating =
      supplier.rating === null
        ? null
        : new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(supplier.rating);
    return html`<p class="supplier">
      <span class="name" title=${supplier.name}>${supplier.name}</span>
      ${country ? html`<span>${country}</span>` : nothing}
      ${supplier.kind ? html`<span class="badge">${t(`supplier.${supplier.kind}`)}</span>` : nothing}
      ${
        supplier.verification
          ? html`<span
              class="badge verified"
              title=${supplier.verified_by ? t('card.verifiedBy', { who: supplier.verified_by }) : nothing}
              >${icon('shield', 14)}${supplier.verification}</span
            >`
          : nothing
      }
      ${
        rating
          ? html`<span class="rating"
              ><span aria-hidden="true">${icon('star', 14)}${rating}</span
              ><span class="hidden-visually">${t('card.rating', { rating })}</span></span
            >`
          : nothing
      }
      ${supplier.years ? html`<span>${t('card.years', { count: supplier.years })}</span>` : nothing}
    </p>`;
  }

  private terms(): TemplateResult {
    const { card } = this;
    const { t } = this.speech.current;
    const missing = html`<span class="unstated">${t('card.notStated')}</span>`;
    return html`<dl class="terms">
      <div class="price">
        <dt>${t('card.price')}</dt>
        <dd>${this.price() ?? missing}</dd>
      </div>
      <div>
        <dt>${t('card.moq')}</dt>
        <dd>${card.moq?.text ?? missing}</dd>
      </div>
      <div>
        <dt>${t('card.leadTime')}</dt>
        <dd>${card.lead_time?.text ?? missing}</dd>
      </div>
    </dl>`;
  }

  private price(): TemplateResult | null {
    const { price } = this.card;
    const speak = this.speech.current;
    if (!price) return null;
    const { low, high, converted } = price;
    const one = speak.money(low.amount, low.currency);
    const stated =
      low.amount === high.amount ? one : `${one} – ${speak.money(high.amount, high.currency)}`;
    const notes = [
      Number(price.from_quantity) > 1
        ? speak.t('card.fromQuantity', { count: Number(price.from_quantity) })
        : null,
      this.card.offers > 1 ? speak.t('card.offers', { count: this.card.offers }) : null,
    ].filter((note) => note !== null);
    return html`<strong>${converted ? speak.money(converted.amount, converted.currency) : stated}</strong>
      ${converted ? html`<span class="note" title=${price.rate_note ?? nothing}>${stated}</span>` : nothing}
      ${notes.length ? html`<span class="note">${notes.join(' · ')}</span>` : nothing}`;
  }

  private marks(): TemplateResult | typeof nothing {
    const { outcomes } = this.card;
    const { t } = this.speech.current;
    if (!outcomes.length) return this.facts();
    return html`<ul class="marks" aria-label=${t('card.requirements')}>
      ${outcomes.map((one) => this.mark(one))}
    </ul>`;
  }

  private mark(one: OutcomeDocument): TemplateResult {
    const { t } = this.speech.current;
    const word = t(`card.${one.truth}`);
    const value = one.truth === 'unknown' || one.value === null ? null : one.value;
    return html`<li class="mark ${one.truth}" title="${one.label}: ${one.required}">
      ${icon(truthIcon[one.truth], 14)}
      <span class="what"
        >${one.label}${value ? html` <b>${value}</b>` : nothing}<span
          class=${one.truth === 'met' ? 'hidden-visually' : 'word'}
        >
          ${word}</span
        ></span
      >
    </li>`;
  }

  private facts(): TemplateResult | typeof nothing {
    const stated = this.card.facts.filter((fact) => fact.value !== null).slice(0, 4);
    if (!stated.length) return nothing;
    return html`<ul class="marks facts">
      ${stated.map((fact) => html`<li class="mark">${fact.label} <b>${fact.value}</b></li>`)}
    </ul>`;
  }

  private foot(): TemplateResult {
    const { card, fixed, selected } = this;
    const { t } = this.speech.current;
    // Said after the visible words, so that whoever speaks to the page can use those.
    const of = html`<span class="hidden-visually">: ${card.title}</span>`;
    return html`<div class="foot">
      <div class="actions">
        <button
          type="button"
          class="button small"
          aria-pressed=${selected}
          ?disabled=${fixed || this.busy}
          @click=${() => this.tell('select')}
        >
          ${icon(selected ? 'check' : 'bookmark', 16)} ${t(selected ? 'card.selected' : 'card.select')}${of}
        </button>
        <button
          type="button"
          class="button quiet small"
          ?disabled=${fixed || this.busy}
          @click=${() => this.tell('reject')}
        >
          ${icon('hide', 16)} ${t('card.reject')}${of}
        </button>
        ${
          card.alike.length
            ? html`<span class="alike" title=${t('card.alikeHelp')}
                >${icon('copies', 14)} ${t('card.alike', { count: card.alike.length })}</span
              >`
            : nothing
        }
      </div>
      <button
        type="button"
        class="link why"
        aria-expanded=${this.open}
        aria-controls="reasons"
        @click=${this.toggle}
      >
        ${t('card.why')}${of} ${icon('chevron', 14)}
      </button>
      <div id="reasons" class="reasons" ?hidden=${!this.open}>
        ${this.open ? reasons(card, this.speech.current) : nothing}
      </div>
    </div>`;
  }

  private toggle(): void {
    this.open = !this.open;
    if (this.open) this.tell('why');
  }

  private tell(what: 'select' | 'reject' | 'why'): void {
    this.dispatchEvent(new CustomEvent<ProductCard>(what, { detail: this.card }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-card': SourcingCard;
  }
}
