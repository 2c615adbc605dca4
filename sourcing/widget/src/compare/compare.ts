/** Compare: products side by side, each cell with how far it can be relied on and where it is from. */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { evidence } from '../panels/evidence';
import type { SourcingHint } from '../panels/hint';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { PreferencesController } from '../panels/preferences';
import { fileName, save } from '../panels/save';
import { Sheet } from '../panels/sheet';
import { failureOf } from '../store/sending';
import { type Failure, focusOf, needOf } from '../store/state';
import { define } from '../ui/define';
import { type IconName, icon } from '../ui/icon';
import { linkTo } from '../ui/safe';
import { compareStyles } from './compare.css';
import {
  type Cell,
  type Column,
  type Comparison,
  columnOrder,
  firstWay,
  keyOf,
  type Row,
  type Sorting,
  shownRows,
} from './order';
import '../panels/hint';

const truthIcon: Readonly<Record<string, IconName>> = {
  met: 'check',
  missed: 'cross',
  unknown: 'question',
};
const bases = ['confirmed', 'listed', 'inferred', 'estimated', 'calculated'] as const;
/** Folded at first: it is long, and explained where suppliers are ranked. */
const FOLDED = 'score';
const COLUMNS = 5;

@define('sourcing-compare')
export class SourcingCompare extends Sheet {
  static override styles = [base, controls, skeleton, panelStyles, compareStyles];

  @state() private onlyDifferent = false;
  @state() private sorting: Sorting | null = null;
  @state() private folded: ReadonlySet<string> = new Set([FOLDED]);
  @state() private exportFailure: Failure | null = null;
  @query('sourcing-hint') private hint!: SourcingHint;
  private readonly preferences = new PreferencesController(this, () => this.store);
  private readonly table = new Load<Comparison>(this, async (signal) => {
    const ask = { body: this.order(), signal };
    return (await this.store.client.post<Comparison>('/v1/compare', ask)).value;
  });

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { conversation, version, outbox } = this.state;
    if (!conversation || !needOf(this.state)?.lines.length) return void this.table.clear();
    if (outbox.length) return;
    const { currency, units } = this.state.settings;
    const parts = [
      conversation,
      version,
      this.language,
      currency,
      units,
      this.preferences.current.key,
    ];
    this.table.want(parts.join(' '));
  }

  override render(): TemplateResult {
    const { value, failure, busy } = this.table;
    return html`
      ${failure ? this.failed(failure, this.table.again) : nothing}
      ${this.exportFailure ? this.failed(this.exportFailure, this.forget) : nothing}
      ${value ? this.comparison(value, busy) : this.without(failure !== null)}
      <sourcing-hint></sourcing-hint>
    `;
  }

  private order(): object {
    const { preset, weights } = this.preferences.current;
    return {
      conversation_id: this.state.conversation,
      language: this.language,
      columns: COLUMNS,
      preset,
      weights,
    };
  }

  private get selected(): readonly string[] {
    return focusOf(needOf(this.state))?.selected ?? [];
  }

  private without(failed: boolean): TemplateResult | typeof nothing {
    if (failed) return nothing;
    if (this.table.busy || this.state.phase === 'loading') {
      return html`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    }
    return html`<div class="empty">
      ${icon('compare', 36)}
      <h2>${this.w('compare.empty')}</h2>
      <p>${this.w('compare.emptyHelp')}</p>
    </div>`;
  }

  private comparison(value: Comparison, busy: boolean): TemplateResult {
    const { w } = this;
    if (!value.columns.length) {
      return html`<div class="empty">
        ${icon('box', 36)}
        <h2>${w('compare.nothing')}</h2>
        ${value.notes.map((note) => html`<p>${note}</p>`)}
      </div>`;
    }
    const order = columnOrder(value, this.sorting);
    const mode = this.selected.length ? w('compare.shortlist') : w('compare.best');
    const facts = [
      mode,
      value.quantity ? w('compare.at', { quantity: value.quantity.text }) : null,
      value.basis && value.currency
        ? w('compare.basis', { basis: value.basis, currency: value.currency })
        : null,
    ].filter((one) => one !== null);
    return html`
      <div class="bar">
        <div class="grow">
          <h2>${w('compare.title', { what: value.title })}</h2>
          <p class="lead">${facts.join(' · ')}</p>
        </div>
        <label class="switch">
          <input type="checkbox" .checked=${this.onlyDifferent} @change=${this.setOnly} />
          ${w('compare.different')}
        </label>
        ${(['csv', 'xlsx'] as const).map(
          (format) => html`<button
            type="button"
            class="button small"
            aria-label=${w('compare.export', { format: format.toUpperCase() })}
            @click=${() => this.export(format, value.title)}
          >
            ${icon('document', 16)} ${format.toUpperCase()}
          </button>`,
        )}
      </div>
      ${value.is_example ? html`<p class="note warning">${icon('alert', 16)} ${w('compare.example')}</p>` : nothing}
      <div
        class="box ${busy ? 'stale' : ''}"
        role="region"
        tabindex="0"
        aria-label=${w('compare.table')}
        aria-busy=${busy}
      >
        <table>
          <thead>
            <tr>
              <th class="corner" scope="col">${w('compare.row')}</th>
              ${order.map((place) => this.head(value.columns[place]))}
            </tr>
          </thead>
          ${value.groups.map((group) => this.group(value, group.id, group.label, order))}
        </table>
      </div>
      ${this.foot(value)}
    `;
  }

  private head(column: Column | undefined): TemplateResult | typeof nothing {
    if (!column) return nothing;
    const { w } = this;
    const link = linkTo(column.url);
    const removable = this.selected.includes(column.product_id);
    const { musts } = column;
    const look = musts.missed ? 'missed' : musts.unknown ? 'unknown' : 'met';
    return html`<th scope="col">
      <div class="product">
        <div class="head">
          <span class="letter">${column.letter}</span>
          ${
            removable
              ? html`<button
                  type="button"
                  class="button quiet icon small"
                  aria-label=${w('compare.remove', { name: column.title })}
                  title=${w('compare.remove', { name: column.title })}
                  @click=${() => this.unlist(column)}
                >
                  ${icon('close', 14)}
                </button>`
              : nothing
          }
        </div>
        <span class="title" title=${column.title}
          >${
            link
              ? html`<a href=${link} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"
                  >${column.title}<span class="hidden-visually"> (${this.t('card.opensTab')})</span></a
                >`
              : column.title
          }</span
        >
        ${
          column.supplier
            ? html`<span class="who" title=${column.supplier}>${column.supplier}</span>
                <span class="who">${column.country_name ?? column.country ?? ''}</span>`
            : html`<span class="who">${w('compare.nobody')}</span>`
        }
        <span class="badges">
          ${musts.text ? html`<span class="badge ${look}">${icon(truthIcon[look] ?? 'check', 12)}${musts.text}</span>` : nothing}
          ${column.best ? html`<span class="badge">${icon('star', 12)}${w('compare.bestIn', { count: column.best })}</span>` : nothing}
        </span>
      </div>
    </th>`;
  }

  private group(
    value: Comparison,
    id: string,
    label: string,
    order: readonly number[],
  ): TemplateResult | typeof nothing {
    const rows = shownRows(value, id, this.onlyDifferent);
    if (!rows.length) return nothing;
    const open = !this.folded.has(id);
    return html`<tbody>
      <tr class="group">
        <th scope="rowgroup" colspan=${order.length + 1}>
          <button type="button" aria-expanded=${open} @click=${() => this.fold(id)}>
            ${icon('chevron', 14)} ${label} <span class="count">${rows.length}</span>
          </button>
        </th>
      </tr>
      ${open ? rows.map((row) => this.row(row, order)) : nothing}
    </tbody>`;
  }

  private row(row: Row, order: readonly number[]): TemplateResult {
    const { w } = this;
    const sorted = this.sorting?.row === keyOf(row) ? this.sorting : null;
    const way = sorted ? (sorted.descending ? 'descending' : 'ascending') : nothing;
    return html`<tr class=${row.total ? 'total' : ''}>
      <th class="row" scope="row" aria-sort=${way}>
        <button
          type="button"
          class="sort"
          title=${w('compare.sort', { what: row.label })}
          @click=${() => this.sort(row)}
        >
          <span class="label"
            >${row.label}${row.unit ? html` <small>(${row.unit})</small>` : nothing}</span
          >
          ${icon(sorted?.descending ? 'down' : 'up', 14)}
        </button>
        ${row.required ? html`<span class="required">${row.required}</span>` : nothing}
        ${row.note ? html`<span class="required">${row.note}</span>` : nothing}
      </th>
      ${order.map((place) => this.cell(row, row.cells[place]))}
    </tr>`;
  }

  private cell(row: Row, cell: Cell | undefined): TemplateResult {
    if (!cell) return html`<td></td>`;
    const unknown = cell.basis === 'unknown';
    const look = [
      unknown ? 'is-unknown' : '',
      cell.best ? 'is-best' : '',
      cell.truth === 'missed' ? 'is-missed' : '',
    ].join(' ');
    const says = [cell.truth_label, cell.best ? this.w('compare.isBest') : null, cell.basis_label];
    return html`<td class=${look}>
      <button
        type="button"
        class="cell"
        aria-haspopup="dialog"
        @click=${(event: Event) => this.explain(event, row, cell)}
      >
        ${cell.truth ? html`<span class=${cell.truth}>${icon(truthIcon[cell.truth] ?? 'question', 14)}</span>` : nothing}
        ${cell.best ? icon('star', 14) : nothing}
        <span class="text">${cell.text || this.w('compare.none')}</span>
        <span class="hidden-visually">(${says.filter((one) => one).join(', ')})</span>
        <span class="basis ${cell.basis}" title=${cell.basis_label}></span>
      </button>
    </td>`;
  }

  private foot(value: Comparison): TemplateResult {
    const { w } = this;
    const used = new Set(value.rows.flatMap((row) => row.cells.map((cell) => cell.basis)));
    const shown = bases.filter((one) => used.has(one));
    return html`<div class="foot">
      <p class="legend" aria-hidden="true">
        ${shown.map((one) => html`<span><span class="basis ${one}"></span>${w(`basis.${one}`)}</span>`)}
      </p>
      ${value.notes.map((note) => html`<p>${note}</p>`)}
      ${value.rates.map((rate) => html`<p>${rate.text}</p>`)}
      ${value.tables.map((table) => html`<p>${table}</p>`)}
    </div>`;
  }

  private explain(event: Event, row: Row, cell: Cell): void {
    const { w } = this;
    const content = html`<h3>${row.label}: ${cell.text}</h3>
      <p>${[cell.basis_label, cell.truth_label].filter((one) => one).join(' · ')}</p>
      ${cell.notes.length ? html`<ul>${cell.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
      ${evidence(cell.evidence, w)}
      ${cell.sources.length ? html`<ul>${cell.sources.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}
      ${!cell.evidence.length && !cell.sources.length && !cell.notes.length ? html`<p>${w(cell.basis === 'unknown' ? 'evidence.unknown' : 'evidence.none')}</p>` : nothing}`;
    void this.hint.show(event.currentTarget as HTMLElement, row.label, content);
  }

  private sort(row: Row): void {
    const now = this.sorting?.row === keyOf(row) ? this.sorting : null;
    const first = firstWay(row);
    if (!now) this.sorting = { row: keyOf(row), descending: first };
    else if (now.descending === first) this.sorting = { row: keyOf(row), descending: !first };
    else this.sorting = null;
  }

  private fold(id: string): void {
    const folded = new Set(this.folded);
    if (!folded.delete(id)) folded.add(id);
    this.folded = folded;
  }

  private setOnly(event: Event): void {
    this.onlyDifferent = (event.target as HTMLInputElement).checked;
  }

  private unlist(column: Column): void {
    this.store.edit([{ op: 'unlist', product_ids: [column.product_id] }], column.title);
  }

  private readonly forget = (): void => {
    this.exportFailure = null;
  };

  private async export(format: 'csv' | 'xlsx', title: string): Promise<void> {
    this.forget();
    try {
      const blob = await this.store.client.blob(`/v1/compare?format=${format}`, {
        body: this.order(),
      });
      save(blob, fileName(title, format));
    } catch (error) {
      this.exportFailure = failureOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-compare': SourcingCompare;
  }
}
