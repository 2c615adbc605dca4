/** Turn: one exchange of the conversation, as it is read. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ChipDocument, TableDocument, TurnDocument } from '../api/types';
import { panels } from '../app/panels';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { table } from '../design/table';
import { listed, unmetMusts } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import { askFor } from './ask-for';
import { paragraphStyles, paragraphs } from './paragraphs';
import './products';

export const saidStyles = css`
  .buyer {
    justify-self: end;
    max-inline-size: min(85%, 34rem);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-lg) var(--s-radius-lg) var(--s-1) var(--s-radius-lg);
    background: var(--s-accent-soft);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .did {
    justify-self: end;
    max-inline-size: 85%;
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }
`;

@define('sourcing-turn')
export class SourcingTurn extends Part {
  static override styles = [
    base,
    controls,
    table,
    paragraphStyles,
    saidStyles,
    css`
      :host {
        display: block;
        scroll-margin-block-start: var(--s-3);
      }

      article {
        display: grid;
        gap: var(--s-3);
      }

      .reply {
        display: grid;
        gap: var(--s-2);
        min-inline-size: 0;
      }

      .loosen {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      sourcing-products {
        margin-block-start: var(--s-2);
      }

      .asked {
        color: var(--s-muted);
        font-size: var(--s-text-sm);
        font-style: italic;
      }
    `,
  ];

  @property({ attribute: false }) turn!: TurnDocument;
  /** Whether it is the last one: the only one whose products can be acted on. */
  @property({ type: Boolean }) latest = false;
  /** Products are shown elsewhere on the page. */
  @property({ type: Boolean }) apart = false;

  @state() private unfolded = false;

  override render(): TemplateResult {
    const { turn, t } = this;
    return html`<article aria-label=${turn.said || t('chat.assistant')}>
      ${said(turn, t('chat.you'))}
      <div class="reply">
        ${paragraphs(turn.paragraphs)} ${this.latest ? this.loosen() : nothing}
        ${turn.table ? tableOf(turn.table) : nothing}
        ${this.apart ? nothing : this.products()}
        ${this.latest && panels.rfq && (turn.rfq || turn.stop === 'complete') ? this.rfq() : nothing}
        ${this.asThen ? html`<p class="asked">${t('turn.asThen')}</p>` : nothing}
        ${
          !this.latest && turn.question ? html`<p class="asked">${turn.question.text}</p>` : nothing
        }
      </div>
    </article>`;
  }

  /** Shown in other units or another currency than are set: its catalogue is no longer there. */
  private get asThen(): boolean {
    const { turn } = this;
    const { session, settings } = this.state;
    if (!session?.generation || turn.generation === session.generation) return false;
    return (
      (settings.units !== null && turn.units !== settings.units) ||
      (settings.currency !== null && turn.currency !== settings.currency)
    );
  }

  private products(): TemplateResult | typeof nothing {
    const { turn, t } = this;
    const count = turn.products.length;
    if (!this.latest && !this.unfolded) {
      if (!count) return nothing;
      return html`<button type="button" class="link" @click=${this.unfold}>
        ${t('products.again', { count })}
      </button>`;
    }
    if (!count && turn.total > 0) return nothing;
    if (!count && !turn.need.lines.length) return nothing;
    return html`<sourcing-products
        id="products"
        .store=${this.store}
        .cards=${this.latest ? listed(this.state.turns) : turn.products}
        .total=${turn.total}
        .meeting=${turn.meeting}
        .more=${turn.more}
        .ideas=${turn.ideas}
        .fixed=${!this.latest}
        .bar=${this.latest}
      ></sourcing-products>
      ${
        this.latest
          ? nothing
          : html`<button type="button" class="link" @click=${this.unfold}>
              ${t('products.fold')}
            </button>`
      }`;
  }

  private loosen(): TemplateResult | typeof nothing {
    const { t, turn } = this;
    if (!turn.paragraphs.some((one) => one.kind === 'relaxed')) return nothing;
    const unmet = unmetMusts(turn);
    if (!unmet.length) return nothing;
    const words = (chip: ChipDocument): string => `${chip.label} ${chip.text}`;
    return html`<div class="loosen">
      ${unmet.map(
        (chip) => html`<button
          type="button"
          class="button small"
          ?disabled=${this.state.outbox.length > 0}
          @click=${() =>
            chip.field &&
            this.store.edit(
              [{ op: 'weigh', field: chip.field, importance: 'should' }],
              t('relaxed.loosen', { what: words(chip) }),
            )}
        >
          ${t('relaxed.loosen', { what: words(chip) })}
        </button>`,
      )}
    </div>`;
  }

  private rfq(): TemplateResult {
    return html`<div>
      <button type="button" class="button primary" @click=${this.openRfq}>
        ${icon('document', 16)} ${this.t('rfq.offer')}
      </button>
    </div>`;
  }

  private openRfq(): void {
    askFor(this, 'rfq', { conversation_id: this.turn.conversation_id, product_ids: [] });
  }

  private unfold(): void {
    this.unfolded = !this.unfolded;
  }
}

/** What the buyer wrote, or did without writing. */
export function said(turn: Pick<TurnDocument, 'said' | 'utterance'>, you: string): TemplateResult {
  const speaker = html`<span class="hidden-visually">${you}: </span>`;
  return turn.utterance === null
    ? html`<p class="did">${speaker}${turn.said}</p>`
    : html`<p class="buyer">${speaker}${turn.utterance}</p>`;
}

function tableOf(table: TableDocument): TemplateResult {
  return html`<div class="table-box" tabindex="0" role="region" aria-label=${table.headers.join(', ')}>
    <table>
      <thead>
        <tr>
          ${table.headers.map((header) => html`<th scope="col">${header}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) => html`<tr>
            ${row.map((cell, at) => (at ? html`<td>${cell}</td>` : html`<th scope="row">${cell}</th>`))}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-turn': SourcingTurn;
  }
}
