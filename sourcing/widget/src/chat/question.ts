/** Question: the one that is open, with the answers that are offered and the ways around it. */

import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Edit } from '../api/edits';
import type { Operator, OptionDocument, QuestionDocument, Term } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { type Key, plain } from '../i18n/messages';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import { rove } from '../ui/rove';
import { termFields, termFrom } from './term-form';
import '../ui/range';

/** Answers that are shown before the rest is asked for: where there is room, and on a phone. */
const FIRST = 8;
const FIRST_NARROW = 5;
const NARROW = '(max-width: 40rem)';
/** Room for the slider beside the answers without asking for it. */
const ROOMY = '(min-width: 64rem) and (min-height: 46rem)';

@define('sourcing-question')
export class SourcingQuestion extends Part {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }

      section {
        display: grid;
        gap: var(--s-3);
      }

      .ask {
        display: flex;
        align-items: flex-start;
        gap: var(--s-2);
      }

      h3 {
        flex: 1;
        padding-block: 0.125rem;
        font-size: var(--s-text-md);
        text-wrap: pretty;
      }

      h3:focus-visible {
        border-radius: var(--s-radius-sm);
      }

      .explanation {
        padding: var(--s-2) var(--s-3);
        border-radius: var(--s-radius-sm);
        background: var(--s-info-soft);
        font-size: var(--s-text-sm);
      }

      .options,
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      .ways {
        align-items: center;
        gap: 0 var(--s-4);
      }

      .ways .link {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        min-block-size: 1.875rem;
        color: var(--s-muted);
      }

      .term {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: var(--s-2);
      }

      .term .field {
        flex: 1 1 9rem;
      }

      .term .row {
        display: flex;
        flex: 1 1 16rem;
        gap: var(--s-2);
      }

      .term .fault {
        flex-basis: 100%;
      }

      sourcing-range {
        padding-block-start: var(--s-1);
      }
    `,
  ];

  @property({ attribute: false }) question!: QuestionDocument;

  @state() private picked: ReadonlySet<string> = new Set();
  @state() private all = false;
  @state() private why = false;
  @state() private ranging: boolean | null = null;
  @state() private fault: Key | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('question');
    if (!changed.has('question') || before?.id === this.question.id) return;
    this.picked = new Set();
    this.all = false;
    this.why = false;
    this.ranging = null;
    this.fault = null;
  }

  override render(): TemplateResult {
    const { question, t } = this;
    return html`<section aria-labelledby="text">
      <div class="ask">
        <h3 id="text" tabindex="-1">${question.text}</h3>
        ${
          question.explanation
            ? html`<button
                type="button"
                class="button quiet icon small"
                aria-label=${t('question.why')}
                title=${t('question.why')}
                aria-expanded=${this.why}
                aria-controls="explanation"
                @click=${() => {
                  this.why = !this.why;
                }}
              >
                ${icon('info', 16)}
              </button>`
            : nothing
        }
      </div>
      <p id="explanation" class="explanation" ?hidden=${!this.why}>${question.explanation}</p>
      ${question.options.length ? this.options() : nothing}
      ${this.rangeOpen ? this.range() : nothing}
      ${question.term && !question.options.length ? this.termForm(question.term) : nothing}
      ${this.ways()}
    </section>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#text')?.focus();
  }

  private get busy(): boolean {
    return this.state.outbox.length > 0;
  }

  private get first(): number {
    return globalThis.matchMedia?.(NARROW).matches ? FIRST_NARROW : FIRST;
  }

  private get offered(): readonly OptionDocument[] {
    return [...this.question.options, ...this.question.further];
  }

  private get canRange(): boolean {
    return this.question.histogram.length > 1 && this.question.field !== null;
  }

  private get rangeOpen(): boolean {
    if (!this.canRange) return false;
    if (!this.question.options.length) return true;
    return this.ranging ?? globalThis.matchMedia?.(ROOMY).matches ?? false;
  }

  private options(): TemplateResult {
    const { question, t } = this;
    const first = this.first;
    const { offered } = this;
    // Those that are named beside the others are for who misses theirs.
    const start = Math.min(first, question.options.length);
    const hidden = this.all ? 0 : offered.length - start;
    // One that would be hidden alone takes no more room than the button that shows it.
    const shown = hidden > 1 ? offered.slice(0, start) : offered;
    return html`
      <div
        class="options"
        role="group"
        aria-labelledby="text"
        aria-describedby=${question.several ? 'several' : nothing}
        @keydown=${rove}
      >
        ${repeat(
          shown,
          (option) => option.id,
          (option, at) => this.option(option, at === 0),
        )}
        ${
          hidden > 1
            ? html`<button type="button" class="chip" tabindex="-1" @click=${this.showAll}>
                ${icon('plus', 14)} ${t('question.moreOptions', { count: hidden })}
              </button>`
            : nothing
        }
      </div>
      ${
        question.several
          ? html`<span class="hidden-visually" id="several">${t('question.several')}</span>`
          : nothing
      }
    `;
  }

  private option(option: OptionDocument, first: boolean): TemplateResult {
    const { several } = this.question;
    const count = option.count;
    return html`<button
      type="button"
      class="chip"
      tabindex=${first ? 0 : -1}
      aria-pressed=${several ? this.picked.has(option.id) : nothing}
      ?disabled=${this.busy}
      @click=${() => (several ? this.pick(option.id) : this.choose([option]))}
    >
      ${several && this.picked.has(option.id) ? icon('check', 14) : nothing}
      <span>${option.label}</span>
      ${
        count === null
          ? nothing
          : html`<span class="count" aria-hidden="true">${this.speak.number(count)}</span
              ><span class="hidden-visually">${this.t('question.count', { count })}</span>`
      }
    </button>`;
  }

  private range(): TemplateResult {
    const { question } = this;
    return html`<sourcing-range
      .bins=${question.histogram}
      .speech=${this.store.speech}
      unit=${question.unit ?? ''}
      label=${question.text}
      .disabled=${this.busy}
      @applied=${this.applyRange}
    ></sourcing-range>`;
  }

  private termForm(term: Term): TemplateResult {
    const { state } = this;
    const currencies = state.session?.currencies ?? [];
    const given = { term, chip: null, currencies, currency: state.settings.currency };
    return html`<form class="term" novalidate @submit=${this.applyTerm} @input=${this.clearFault}>
      ${termFields(given, this.speak)}
      <button type="submit" class="button primary" ?disabled=${this.busy}>
        ${this.t('editor.apply')}
      </button>
      ${this.fault ? html`<p class="fault" role="alert">${plain(this.t, this.fault)}</p>` : nothing}
    </form>`;
  }

  private ways(): TemplateResult {
    const { question, t } = this;
    const way = (label: string, edit: Edit): TemplateResult =>
      html`<button
        type="button"
        class="link"
        ?disabled=${this.busy}
        @click=${() => this.store.edit([edit], label)}
      >
        ${label}
      </button>`;
    return html`<div class="ways">
      ${question.several && question.options.length ? this.chooser() : nothing}
      ${
        this.canRange && question.options.length
          ? html`<button
              type="button"
              class="link"
              aria-expanded=${this.rangeOpen}
              @click=${() => {
                this.ranging = !this.rangeOpen;
              }}
            >
              ${t('question.range')} ${icon(this.rangeOpen ? 'up' : 'down', 14)}
            </button>`
          : nothing
      }
      ${way(question.skip, { op: 'no_preference' })}
      ${question.kind === 'term' ? nothing : way(t('question.unknown'), { op: 'dont_know' })}
      ${way(t('question.later'), { op: 'skip' })}
    </div>`;
  }

  private chooser(): TemplateResult {
    const count = this.picked.size;
    return html`<button
      type="button"
      class="button primary small"
      ?disabled=${!count || this.busy}
      @click=${this.choosePicked}
    >
      ${count ? this.t('question.choose', { count }) : this.t('question.chooseNone')}
    </button>`;
  }

  private readonly showAll = async (): Promise<void> => {
    const first = Math.min(this.first, this.question.options.length);
    this.all = true;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.options .chip')[first]?.focus();
  };

  private pick(id: string): void {
    const picked = new Set(this.picked);
    if (!picked.delete(id)) picked.add(id);
    this.picked = picked;
  }

  private readonly choosePicked = (): void =>
    this.choose(this.offered.filter((one) => this.picked.has(one.id)));

  private choose(options: readonly OptionDocument[]): void {
    const edit: Edit = {
      op: 'choose',
      question: this.question.id,
      options: options.map((one) => one.id),
    };
    this.store.edit([edit], this.speak.list(options.map((one) => one.label)));
  }

  private applyTerm(event: SubmitEvent): void {
    event.preventDefault();
    const { line, term } = this.question;
    if (!term) return;
    const read = termFrom(new FormData(event.target as HTMLFormElement), term, line);
    if ('fault' in read) this.fault = read.fault;
    else this.store.edit([read.edit], this.t(`term.${term}`));
  }

  private clearFault(): void {
    this.fault = null;
  }

  private applyRange(event: CustomEvent<{ operator: Operator; values: readonly number[] }>): void {
    const { field, line, unit } = this.question;
    if (field === null) return;
    const { operator, values } = event.detail;
    const edit: Edit = {
      op: 'require',
      field,
      operator,
      values,
      ...(unit === null ? {} : { unit }),
      ...(line === null ? {} : { line }),
    };
    const words = values.map((value) => this.speak.measure(value, unit));
    this.store.edit([edit], `${this.t(`operator.${operator}`)} ${words.join(' – ')}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-question': SourcingQuestion;
  }
}
