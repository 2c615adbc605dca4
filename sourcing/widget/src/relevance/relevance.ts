/** Relevance: a query's rankings side by side, taken apart, tuned, and judged. */

import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { components } from '../api/openapi';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { tokens } from '../design/tokens';
import { Page } from '../pages/page';
import { pageStyles } from '../pages/page.css';
import { figure } from '../panels/figures';
import { panelStyles } from '../panels/panels.css';
import { save } from '../panels/save';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { hitView } from './hit';
import {
  type Fusion,
  type LabAnswer,
  readAddress,
  type Side,
  sides,
  usualFusion,
  writeAddress,
} from './lists';
import { relevanceStyles } from './relevance.css';

type Judgements = components['schemas']['JudgementsAnswer'];

/** ms without a move of a slider after which the lists are asked for. */
const SETTLED = 150;
const SIZE = 20;

@define('sourcing-relevance')
export class SourcingRelevance extends Page {
  static override styles = [
    tokens,
    base,
    controls,
    skeleton,
    panelStyles,
    pageStyles,
    relevanceStyles,
  ];

  protected readonly scope = 'feedback';
  protected readonly here = 'relevance';
  @state() private text = '';
  @state() private fusion: Fusion = usualFusion;
  @state() private answer: LabAnswer | null = null;
  @state() private busy = false;
  @state() private reached: string | null = null;
  /** Grades given here, by product; those of the answer count until then. */
  @state() private given: ReadonlyMap<string, number> = new Map();
  @state() private judged = 0;
  @query('#query') private box!: HTMLInputElement | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private away = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('popstate', this.recall);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('popstate', this.recall);
    clearTimeout(this.timer);
    this.away.abort();
  }

  protected begin(): void {
    this.recall();
    void this.count();
  }

  private readonly recall = (): void => {
    const { text, fusion } = readAddress(location.search);
    this.text = text;
    this.fusion = fusion;
    if (text) void this.search();
    else this.answer = null;
  };

  protected content(): TemplateResult {
    const { w } = this;
    return html`
      <form class="ask" role="search" @submit=${this.submit}>
        <label class="hidden-visually" for="query">${w('lab.query')}</label>
        <input
          class="input"
          id="query"
          type="search"
          maxlength="2000"
          autocomplete="off"
          placeholder=${w('lab.placeholder')}
          .value=${this.text}
        />
        <button class="button primary">${w('lab.search')}</button>
      </form>
      ${this.tuning()} ${this.answer ? this.lists(this.answer) : this.without()}
      <div class="after">
        <button type="button" class="button small" ?disabled=${!this.judged} @click=${() => this.export('qrels')}>
          ${icon('document', 16)} ${w('lab.qrels')}
        </button>
        <button type="button" class="button small" ?disabled=${!this.judged} @click=${() => this.export('csv')}>
          ${icon('document', 16)} CSV
        </button>
        <span class="lead" role="status">${w('lab.judged', { count: this.judged })}</span>
        <span class="lead">${w('lab.keys')}</span>
      </div>
    `;
  }

  private tuning(): TemplateResult {
    const { w, fusion } = this;
    const convex = fusion.method === 'convex';
    const chosen = this.answer?.query.dense_weight ?? null;
    return html`<div class="tuning card" role="group" aria-label=${w('lab.tuning')}>
      <div class="field">
        <label for="method">${w('lab.method')}</label>
        <select
          class="input"
          id="method"
          @change=${(event: Event) =>
            this.tune({ method: (event.target as HTMLSelectElement).value as Fusion['method'] })}
        >
          <option value="convex" ?selected=${convex}>${w('lab.convex')}</option>
          <option value="rrf" ?selected=${!convex}>${w('lab.rrf')}</option>
        </select>
      </div>
      ${
        convex
          ? html`${this.slider('dense_weight', w('lab.dense'), 0, 1, 0.05, chosen)}
            ${this.slider('coverage_weight', w('lab.coverage'), 0, 2, 0.1, null)}`
          : this.slider('rrf_k', 'k', 1, 200, 1, null)
      }
      <button type="button" class="button quiet small" @click=${() => this.tune(usualFusion)}>
        ${icon('restart', 16)} ${w('lab.reset')}
      </button>
    </div>`;
  }

  private slider(
    name: 'dense_weight' | 'coverage_weight' | 'rrf_k',
    label: string,
    low: number,
    high: number,
    step: number,
    chosen: number | null,
  ): TemplateResult {
    const { w } = this;
    const now = this.fusion[name];
    const shown = now ?? chosen;
    const says =
      now === null
        ? chosen === null
          ? w('lab.byQuery')
          : w('lab.byQueryNow', { value: figure(this.speaks, chosen, 2) })
        : figure(this.speaks, now, 2);
    return html`<div class="field">
      <label for=${name}>${label} <output>${says}</output></label>
      <input
        id=${name}
        type="range"
        min=${low}
        max=${high}
        step=${step}
        .value=${String(shown ?? (low + high) / 2)}
        aria-valuetext=${says}
        @input=${(event: Event) =>
          this.tune({ [name]: (event.target as HTMLInputElement).valueAsNumber })}
      />
    </div>`;
  }

  private without(): TemplateResult {
    const { w } = this;
    if (this.busy) {
      return html`<div class="lists" aria-busy="true">
        ${sides.map(() => html`<div class="waiting"><div class="skeleton"></div><div class="skeleton"></div></div>`)}
      </div>`;
    }
    return html`<div class="empty">
      ${icon('compare', 36)}
      <h2>${w('lab.empty')}</h2>
      <p>${w('lab.emptyHelp')}</p>
    </div>`;
  }

  private lists(answer: LabAnswer): TemplateResult {
    const { w } = this;
    const { query: read } = answer;
    return html`
      <p class="read">
        <span class="badge">${w('lab.type', { type: read.type })}</span>
        ${read.language ? html`<span class="badge">${read.language}</span>` : nothing}
        ${read.corrected ? html`<span class="badge">${w('lab.corrected', { text: read.corrected })}</span>` : nothing}
        <span class="badge">${w('lab.generation', { id: answer.generation })}</span>
      </p>
      <div
        class="lists ${this.busy ? 'stale' : ''}"
        role="group"
        aria-label=${w('lab.lists')}
        aria-busy=${this.busy}
      >
        ${sides.map((side) => this.list(answer, side))}
      </div>
    `;
  }

  private list(answer: LabAnswer, side: Side): TemplateResult {
    const { w } = this;
    const ranking = answer[side];
    return html`<section class="list" aria-labelledby="l-${side}">
      <header>
        <h2 id="l-${side}">${w(`side.${side}`)}</h2>
        <small
          >${w('lab.found', { count: ranking.total })} · ${w('lab.took', { ms: figure(this.speaks, ranking.milliseconds, 1) })}</small
        >
      </header>
      ${ranking.unavailable ? html`<p class="note warning">${icon('info', 16)} ${ranking.unavailable}</p>` : nothing}
      ${!ranking.hits.length && !ranking.unavailable ? html`<p class="lead">${w('lab.nothing')}</p>` : nothing}
      <ol>
        ${ranking.hits.map((hit, at) =>
          hitView(hit, at + 1, {
            side,
            card: answer.cards[hit.product_id],
            grade: this.given.get(hit.product_id) ?? hit.grade,
            same: this.reached === hit.product_id,
            w,
            speak: this.speaks,
            judge: (grade) => void this.judge(hit.product_id, grade),
            reach: (product) => {
              this.reached = product;
            },
          }),
        )}
      </ol>
    </section>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.box?.value.trim() ?? '';
    if (!text) return;
    this.text = text;
    this.given = new Map();
    history.pushState(null, '', location.pathname + writeAddress(text, this.fusion));
    void this.search();
  }

  private tune(change: Partial<Fusion>): void {
    this.fusion = { ...this.fusion, ...change };
    history.replaceState(null, '', location.pathname + writeAddress(this.text, this.fusion));
    clearTimeout(this.timer);
    if (this.text) this.timer = setTimeout(() => void this.search(), SETTLED);
  }

  private async search(): Promise<void> {
    this.away.abort();
    this.away = new AbortController();
    const { signal } = this.away;
    this.busy = true;
    const { language } = this.speaks;
    const body = { text: this.text, size: SIZE, language, fusion: this.fusion };
    const found = await this.attempt(async () => {
      try {
        return (await this.client.post<LabAnswer>('/v1/lab/search', { body, signal })).value;
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      }
    });
    if (signal.aborted) return;
    this.busy = false;
    if (found) this.answer = found;
  }

  private async judge(product: string, grade: number): Promise<void> {
    const before = this.given;
    this.given = new Map(before).set(product, grade);
    const body = { query: this.text, product_id: product, grade };
    const kept = await this.attempt(() => this.client.put('/v1/judgements', { body }));
    if (kept) void this.count();
    else this.given = before;
  }

  private async count(): Promise<void> {
    const found = await this.attempt(() => this.client.get<Judgements>('/v1/judgements'));
    if (found) this.judged = found.value.judgements.length;
  }

  private async export(format: 'qrels' | 'csv'): Promise<void> {
    const path = `/v1/judgements/export?format=${format}`;
    const blob = await this.attempt(() => this.client.blob(path));
    if (blob) save(blob, `judgements.${format === 'csv' ? 'csv' : 'qrels'}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-relevance': SourcingRelevance;
  }
}
