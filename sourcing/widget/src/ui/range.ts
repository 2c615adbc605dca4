/** Range: two thumbs over a drawn distribution, with fields to type the same numbers into.
 *
 * The thumbs are the browser's own sliders, one upon the other, so that keys, touch and screen
 * readers work as they do everywhere.
 */

import { html, LitElement, type PropertyValues, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { BinDocument } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { Speech, SpeechController } from '../i18n/context';
import { cssVars } from './css-vars';
import { define } from './define';
import { extent, onStep, type Range, requirementOf, stepFor, within } from './distribution';
import { rangeStyles } from './range.css';

const TALL = 44;
const WIDE = 240;

/** Fires `applied` with the operator and values that answer, as `requirementOf` has them. */
@define('sourcing-range')
export class SourcingRange extends LitElement {
  static override styles = [base, controls, rangeStyles];

  @property({ attribute: false }) bins: readonly BinDocument[] = [];
  @property({ attribute: false }) speech = new Speech();
  @property() unit = '';
  /** What is asked about; names both thumbs. */
  @property() label = '';
  /** What it starts from; all when null. */
  @property({ attribute: false }) value: Range | null = null;
  @property({ type: Boolean }) disabled = false;

  @state() private low = 0;
  @state() private high = 0;
  private all: Range = { low: 0, high: 0 };
  private step = 1;

  constructor() {
    super();
    new SpeechController(this, () => this.speech);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('bins') && !changed.has('value')) return;
    const found = extent(this.bins);
    this.step = stepFor(found);
    this.all = {
      low: onStep(Math.floor(found.low / this.step + 1e-9) * this.step, this.step),
      high: onStep(Math.ceil(found.high / this.step - 1e-9) * this.step, this.step),
    };
    this.low = Math.max(this.all.low, this.value?.low ?? this.all.low);
    this.high = Math.min(this.all.high, this.value?.high ?? this.all.high);
  }

  override render(): TemplateResult {
    const { current } = this.speech;
    const { t } = current;
    const range = { low: this.low, high: this.high };
    const requirement = requirementOf(range, this.all);
    return html`
      <div class="figure">${this.bars()}</div>
      <div
        class="track"
        ${cssVars({ '--low': this.share(this.low), '--high': this.share(this.high) })}
      >
        ${this.thumb('low', t('range.low'))} ${this.thumb('high', t('range.high'))}
      </div>
      <div class="ends">
        ${this.box('low', t('range.low'))}
        <span aria-hidden="true">–</span>
        ${this.box('high', t('range.high'))}
        <span class="unit">${this.unit}</span>
      </div>
      <div class="foot">
        <output aria-live="polite">
          <strong>${this.words()}</strong>
          <span>${t('range.about', { count: within(this.bins, range) })}</span>
        </output>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.disabled || requirement === null}
          @click=${() => requirement && this.dispatchEvent(new CustomEvent('applied', { detail: requirement }))}
        >
          ${t('range.apply')}
        </button>
      </div>
    `;
  }

  private words(): string {
    const { current } = this.speech;
    const low = current.measure(this.low, this.unit);
    const high = current.measure(this.high, this.unit);
    if (this.low <= this.all.low && this.high >= this.all.high) return current.t('range.any');
    if (this.low <= this.all.low) return current.t('range.atMost', { value: high });
    if (this.high >= this.all.high) return current.t('range.atLeast', { value: low });
    return current.t('range.between', { low, high });
  }

  private share(value: number): number {
    const span = this.all.high - this.all.low;
    return span > 0 ? (value - this.all.low) / span : 0;
  }

  private bars(): TemplateResult {
    const { current } = this.speech;
    const most = Math.max(1, ...this.bins.map((bin) => bin.count));
    const label = current.t('range.distribution', {
      low: current.measure(this.all.low, this.unit),
      high: current.measure(this.all.high, this.unit),
    });
    return html`<svg
      viewBox="0 0 ${WIDE} ${TALL}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${label}
    >
      ${this.bins.map((bin) => {
        const from = this.share(bin.low) * WIDE;
        const wide = Math.max(2, (this.share(bin.high) - this.share(bin.low)) * WIDE - 1.5);
        // The root keeps small bars visible beside a very tall one.
        const tall = bin.count ? Math.max(2, Math.sqrt(bin.count / most) * TALL) : 0;
        const inside = bin.high > this.low && bin.low < this.high;
        const one = bin.low === bin.high && bin.low >= this.low && bin.low <= this.high;
        return barOf(from, TALL - tall, wide, tall, inside || one);
      })}
    </svg>`;
  }

  private thumb(end: 'low' | 'high', name: string): TemplateResult {
    return html`<input
      type="range"
      class=${end}
      min=${this.all.low}
      max=${this.all.high}
      step=${this.step}
      .value=${String(this[end])}
      ?disabled=${this.disabled}
      aria-label="${this.label}: ${name}"
      aria-valuetext=${this.speech.current.measure(this[end], this.unit)}
      @input=${(event: Event) => this.move(end, (event.target as HTMLInputElement).valueAsNumber)}
    />`;
  }

  private box(end: 'low' | 'high', name: string): TemplateResult {
    return html`<input
      class="input"
      type="number"
      inputmode="decimal"
      step="any"
      .value=${String(this[end])}
      ?disabled=${this.disabled}
      aria-label="${this.label}: ${name}"
      @change=${(event: Event) => this.move(end, (event.target as HTMLInputElement).valueAsNumber)}
    />`;
  }

  /** A thumb stops at the other one. */
  private move(end: 'low' | 'high', value: number): void {
    if (Number.isFinite(value)) {
      if (end === 'low') this.low = Math.max(this.all.low, Math.min(value, this.high));
      else this.high = Math.min(this.all.high, Math.max(value, this.low));
    }
    this.requestUpdate();
  }
}

function barOf(x: number, y: number, width: number, height: number, inside: boolean) {
  return svg`<rect x=${x} y=${y} width=${width} height=${height} rx="1" class=${inside ? 'in' : 'out'} />`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-range': SourcingRange;
  }
}
