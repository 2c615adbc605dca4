/** Chart: the candidates as points over any two of their numbers, with the front drawn. */

import {
  html,
  nothing,
  type PropertyValues,
  type SVGTemplateResult,
  svg,
  type TemplateResult,
} from 'lit';
import { state } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { table } from '../design/table';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { PreferencesController } from '../panels/preferences';
import { Sheet } from '../panels/sheet';
import type { Ranking } from '../rank/scores';
import { focusOf, needOf } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { chartStyles } from './chart.css';
import { type Axis, type ChartData, frontOf, type Placed, type Point, placed } from './front';
import { across, type Drawing, frontLine, gridOf, narrow, rangesOf, up, wide } from './plot';
import { scaleFor } from './ticks';

const ROOM = '(min-width: 40rem)';

@define('sourcing-chart')
export class SourcingChart extends Sheet {
  static override styles = [base, controls, skeleton, table, panelStyles, chartStyles];

  @state() private x = '';
  @state() private y = '';
  @state() private shown: string | null = null;
  @state() private reached: string | null = null;
  private readonly preferences = new PreferencesController(this, () => this.store);
  private readonly ranking = new Load<Ranking>(this, async (signal) => {
    const { preset, weights } = this.preferences.current;
    const body = {
      conversation_id: this.state.conversation,
      product_ids: [],
      language: this.language,
      size: 1,
      chart: true,
      explain: false,
      preset,
      weights,
    };
    return (await this.store.client.post<Ranking>('/v1/rank', { body, signal })).value;
  });

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { conversation, version, outbox, settings } = this.state;
    if (!conversation || !needOf(this.state)?.lines.length) return void this.ranking.clear();
    if (outbox.length) return;
    const parts = [conversation, version, this.language, settings.currency, settings.units];
    this.ranking.want([...parts, this.preferences.current.key].join(' '));
  }

  override render(): TemplateResult {
    const { value, failure, busy } = this.ranking;
    const chart = value?.chart;
    return html`
      ${failure ? this.failed(failure, this.ranking.again) : nothing}
      ${chart?.points.length ? this.chart(chart, value?.title ?? '', busy) : this.without(failure !== null)}
    `;
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
      ${icon('compare', 36)}
      <h2>${this.w('chart.empty')}</h2>
      <p>${this.w('chart.emptyHelp')}</p>
    </div>`;
  }

  /** The axes in use: the chosen ones while the data has them. */
  private axes(data: ChartData): readonly [Axis, Axis] | null {
    const first = data.axes[0];
    if (!first) return null;
    const x = data.axes.find((one) => one.id === this.x) ?? first;
    const y =
      data.axes.find((one) => one.id === this.y && one !== x) ??
      data.axes.find((one) => one !== x) ??
      first;
    return [x, y];
  }

  private chart(data: ChartData, title: string, busy: boolean): TemplateResult {
    const { w } = this;
    const axes = this.axes(data);
    if (!axes) return html``;
    const [x, y] = axes;
    const { drawn, unknown } = placed(data.points, x.id, y.id);
    const front = frontOf(data, x, y);
    return html`
      <div class="bar">
        <div class="grow">
          <h2>${w('chart.title', { what: title })}</h2>
          <p class="lead">
            ${w('chart.lead', { count: drawn.length })}
            ${front.length ? w('chart.frontHelp', { count: front.length }) : w('chart.noFront')}
          </p>
        </div>
        <div class="axes">
          ${this.select('x', w('chart.across'), data, x, y)} ${this.select('y', w('chart.up'), data, y, x)}
          <button
            type="button"
            class="button icon"
            aria-label=${w('chart.swap')}
            title=${w('chart.swap')}
            @click=${() => this.choose(y.id, x.id)}
          >
            ${icon('swap', 16)}
          </button>
        </div>
      </div>
      <div class="sides ${busy ? 'stale' : ''}">
        <div class="plot card">
          ${
            drawn.length
              ? this.plot(drawn, front, x, y)
              : html`<p class="lead">${w('chart.noneKnown')}</p>`
          }
          <p class="legend" aria-hidden="true">
            <span><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="var(--s-accent)" /></svg>${w('chart.onFront')}</span>
            <span><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="var(--s-muted)" /></svg>${w('chart.meets')}</span>
            <span><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="var(--s-line)" stroke="var(--s-muted)" /></svg>${w('chart.mayMiss')}</span>
          </p>
        </div>
        ${unknown.length ? this.unknown(unknown, x, y) : nothing}
      </div>
      ${data.left_out ? html`<p class="lead">${w('chart.leftOut', { count: data.left_out })}</p>` : nothing}
      ${this.data(data, x, y, front)}
    `;
  }

  private select(
    which: 'x' | 'y',
    label: string,
    data: ChartData,
    now: Axis,
    other: Axis,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${which}>${label}</label>
      <select
        class="input"
        id=${which}
        @change=${(event: Event) => {
          const id = (event.target as HTMLSelectElement).value;
          if (which === 'x') this.choose(id, id === other.id ? now.id : other.id);
          else this.choose(id === other.id ? now.id : other.id, id);
        }}
      >
        ${data.axes.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === now.id}>${this.nameOf(one)}</option>`,
        )}
      </select>
    </div>`;
  }

  private nameOf(axis: Axis): string {
    if (!axis.unit) return axis.label;
    return `${axis.label} (${axis.unit === 'd' ? this.w('chart.days') : axis.unit})`;
  }

  private choose(x: string, y: string): void {
    this.x = x;
    this.y = y;
    this.shown = null;
  }

  private plot(
    drawn: readonly Placed[],
    front: readonly string[],
    x: Axis,
    y: Axis,
  ): TemplateResult {
    const values = (axis: Axis): number[] =>
      drawn.flatMap(({ point }) => {
        const value = point.values[axis.id];
        return value ? [value.low, value.high] : [];
      });
    const roomy = globalThis.matchMedia?.(ROOM).matches ?? true;
    const paper = roomy ? wide : narrow;
    const drawing: Drawing = {
      paper,
      x,
      y,
      scaleX: scaleFor(values(x), roomy ? 7 : 4),
      scaleY: scaleFor(values(y), 6),
    };
    const figure = (value: number): string =>
      this.speak.number(value, { notation: Math.abs(value) >= 100_000 ? 'compact' : 'standard' });
    const onFront = front
      .map((id) => drawn.find((one) => one.point.offer_id === id))
      .filter((one) => one !== undefined);
    const order = [...drawn].sort((a, b) => a.x - b.x || a.y - b.y);
    const current = order.some((one) => one.point.offer_id === this.reached)
      ? this.reached
      : order[0]?.point.offer_id;
    const tip = drawn.find((one) => one.point.offer_id === this.shown);
    return html`<svg
        viewBox="0 0 ${paper.wide} ${paper.tall}"
        role="group"
        aria-label=${this.w('chart.label', { x: x.label, y: y.label })}
        @keydown=${(event: KeyboardEvent) => this.key(event, order)}
        @pointerleave=${() => {
          this.shown = null;
        }}
      >
        ${gridOf(drawing, figure, { x: this.nameOf(x), y: this.nameOf(y) })} ${frontLine(drawing, onFront)}
        ${order.map((one) => this.point(one, drawing, front, one.point.offer_id === current))}
      </svg>
      ${tip ? this.tip(tip, drawing) : nothing}`;
  }

  private point(
    one: Placed,
    drawing: Drawing,
    front: readonly string[],
    current: boolean,
  ): SVGTemplateResult {
    const { point } = one;
    const best = front.includes(point.offer_id);
    const picked = focusOf(needOf(this.state))?.selected.includes(point.product_id);
    const look = `point ${best ? 'best' : ''} ${point.meets ? 'meets' : ''} ${picked ? 'picked' : ''}`;
    const [cx, cy] = [across(drawing, one.x), up(drawing, one.y)];
    const show = (): void => {
      this.shown = point.offer_id;
      this.reached = point.offer_id;
    };
    return svg`<g
      class=${look}
      role="img"
      data-id=${point.offer_id}
      tabindex=${current ? 0 : -1}
      aria-label=${this.words(point, drawing, best)}
      @pointerenter=${() => {
        this.shown = point.offer_id;
      }}
      @click=${show}
      @focus=${show}
      @blur=${() => {
        this.shown = null;
      }}
    >
      ${rangesOf(drawing, point, one)}
      <circle class="hit" cx=${cx} cy=${cy} r="13" />
      <circle class="ring" cx=${cx} cy=${cy} r="10" />
      <circle class="dot" cx=${cx} cy=${cy} r=${best ? 6.5 : 5} />
    </g>`;
  }

  private words(point: Point, { x, y }: Drawing, best: boolean): string {
    const parts = [
      `${point.supplier}: ${point.title}`,
      `${x.label} ${point.values[x.id]?.text ?? ''}`,
      `${y.label} ${point.values[y.id]?.text ?? ''}`,
      best ? this.w('chart.onFront') : null,
    ];
    return parts.filter((one) => one).join(', ');
  }

  private tip({ point }: Placed, { x, y }: Drawing): TemplateResult {
    return html`<div class="tip" aria-hidden="true">
      <strong>${point.supplier}</strong>
      ${point.title}<br />
      ${x.label}: ${point.values[x.id]?.text}<br />
      ${y.label}: ${point.values[y.id]?.text}
    </div>`;
  }

  /** The tip stands beside its point, on the side with more room. */
  protected override updated(): void {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip');
    const dot = this.renderRoot.querySelector(`[data-id="${CSS.escape(this.shown ?? '')}"] .dot`);
    const plot = tip?.parentElement?.getBoundingClientRect();
    const at = dot?.getBoundingClientRect();
    if (!tip || !plot || !at) return;
    const size = tip.getBoundingClientRect();
    const left = at.left + at.width / 2 - plot.left;
    const top = at.top - plot.top;
    const x = left > plot.width / 2 ? left - size.width - 12 : left + 12;
    const y = Math.min(Math.max(0, top - size.height / 2), plot.height - size.height);
    tip.style.setProperty('--tip-x', `${Math.max(0, x)}px`);
    tip.style.setProperty('--tip-y', `${y}px`);
  }

  private key(event: KeyboardEvent, order: readonly Placed[]): void {
    if (event.key === 'Escape') {
      this.shown = null;
      return;
    }
    const at = order.findIndex((one) => one.point.offer_id === this.reached);
    const to = {
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      Home: 0,
      End: order.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = order[Math.min(order.length - 1, Math.max(0, to))];
    if (!next) return;
    this.reached = next.point.offer_id;
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector<SVGElement>(`[data-id="${CSS.escape(next.point.offer_id)}"]`)
        ?.focus(),
    );
  }

  private unknown(points: readonly Point[], x: Axis, y: Axis): TemplateResult {
    const { w } = this;
    const lacks = (point: Point): string =>
      [x, y]
        .filter((axis) => !point.values[axis.id])
        .map((axis) => w('chart.lacks', { what: axis.label }))
        .join(', ');
    return html`<section class="unplaced card" aria-labelledby="unplaced">
      <h3 id="unplaced">${w('chart.unknown', { count: points.length })}</h3>
      <ul tabindex="0" aria-labelledby="unplaced">
        ${points.map((one) => html`<li>${one.supplier}<small>${lacks(one)}</small></li>`)}
      </ul>
    </section>`;
  }

  private data(data: ChartData, x: Axis, y: Axis, front: readonly string[]): TemplateResult {
    const { w } = this;
    return html`<details class="data">
      <summary>${w('chart.asTable')}</summary>
      <div class="table-box" role="region" tabindex="0" aria-label=${w('chart.asTable')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${w('chart.supplier')}</th>
              <th scope="col">${w('chart.product')}</th>
              <th scope="col">${x.label}</th>
              <th scope="col">${y.label}</th>
              <th scope="col">${w('chart.onFront')}</th>
            </tr>
          </thead>
          <tbody>
            ${data.points.map(
              (one) => html`<tr>
                <th scope="row">${one.supplier}</th>
                <td>${one.title}</td>
                <td>${one.values[x.id]?.text ?? this.t('card.notStated')}</td>
                <td>${one.values[y.id]?.text ?? this.t('card.notStated')}</td>
                <td>${this.t(front.includes(one.offer_id) ? 'editor.yes' : 'editor.no')}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-chart': SourcingChart;
  }
}
