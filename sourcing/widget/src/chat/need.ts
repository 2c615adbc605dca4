/** Need: what was understood, as chips that can be changed and taken back. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChipDocument, LineDocument, NeedDocument, Term } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { focusOf, needOf } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import type { SourcingPopover } from '../ui/popover';
import './chip-editor';
import '../ui/popover';
import '../ui/tabs';

/** Chips that are shown before the rest is asked for. */
const FIRST = 7;
/** Terms that can be added whether or not a request needs them. */
const TERMS: readonly Term[] = [
  'quantity',
  'destination',
  'needed_by',
  'delivery_term',
  'budget',
  'payment',
  'samples',
  'annual',
  'supplier_kinds',
  'currency',
];

@define('sourcing-need')
export class SourcingNeed extends Part {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem;
      }

      .chips li {
        display: inline-flex;
        max-inline-size: 100%;
      }

      @media (pointer: coarse) and (max-width: 40rem) {
        /* One line that is scrolled sideways: the room is for the answers. */
        .chips {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
          margin-inline: calc(-1 * var(--s-3));
          padding: 2px var(--s-3);
        }

        .chips li {
          flex: none;
          max-inline-size: 16rem;
        }
      }

      .chip .name {
        color: var(--s-muted);
      }

      .chip .value {
        font-weight: 600;
      }

      .chip.wish,
      .chip.indifferent {
        border-style: dashed;
      }

      .chip.indifferent .value {
        color: var(--s-muted);
        font-weight: 400;
      }

      .chip .wish {
        padding-inline-start: 0.25rem;
        color: var(--s-muted);
        font-size: var(--s-text-xs);
      }

      .chip.product {
        border-color: var(--s-accent);
        background: var(--s-accent-soft);
      }

      sourcing-tabs {
        margin-block-end: var(--s-2);
        border-block-end: 1px solid var(--s-line);
      }

      .terms {
        display: grid;
        gap: 0;
        min-inline-size: 12rem;
      }

      .terms .button {
        justify-content: flex-start;
      }
    `,
  ];

  @state() private all = false;
  /** Id of the chip that is being changed. */
  @state() private editing: string | null = null;
  @state() private adding: Term | null = null;

  override render(): TemplateResult | typeof nothing {
    const need = needOf(this.state);
    const line = focusOf(need);
    if (!need || !line) return nothing;
    const chips = [...line.chips, ...need.terms];
    const hidden = this.all ? 0 : Math.max(0, chips.length - FIRST);
    const shown = hidden > 1 ? chips.slice(0, FIRST) : chips;
    const { t } = this;
    return html`<section aria-label=${t('need.label')}>
      ${need.lines.length > 1 ? this.lines(need.lines, line) : nothing}
      <ul class="chips">
        ${repeat(
          shown,
          (chip) => chip.id,
          (chip) => html`<li>${this.chip(chip)}</li>`,
        )}
        ${
          hidden > 1 || this.all
            ? html`<li>
                <button type="button" class="link" aria-expanded=${this.all} @click=${this.fold}>
                  ${this.all ? t('need.less') : t('need.more', { count: hidden })}
                </button>
              </li>`
            : nothing
        }
        <li>${this.add(need, line)}</li>
        ${need.lines.length > 1 ? html`<li>${this.removeLine(line)}</li>` : nothing}
      </ul>
    </section>`;
  }

  private lines(lines: readonly LineDocument[], focus: LineDocument): TemplateResult {
    return html`<sourcing-tabs
      label=${this.t('need.lines')}
      .tabs=${lines.map((line) => ({ id: line.id, label: line.title }))}
      chosen=${focus.id}
      @chosen=${(event: CustomEvent<string>) => {
        const line = lines.find((one) => one.id === event.detail);
        if (line) this.store.edit([{ op: 'focus', line: line.id }], line.title);
      }}
    ></sourcing-tabs>`;
  }

  private removeLine(line: LineDocument): TemplateResult {
    const words = this.t('need.removeLine', { what: line.title });
    return html`<button
      type="button"
      class="button quiet small"
      @click=${() => this.store.edit([{ op: 'remove_line', line: line.id }], words)}
    >
      ${icon('close', 14)} ${words}
    </button>`;
  }

  private chip(chip: ChipDocument): TemplateResult {
    const { t } = this;
    const wish = chip.importance === 'should';
    const what = chip.kind === 'product' ? chip.text : `${chip.label} ${chip.text}`;
    return html`<sourcing-popover
      label=${t('editor.title', { what: chip.label })}
      @opening=${() => {
        this.editing = chip.id;
      }}
      @toggled=${(event: CustomEvent<boolean>) => {
        if (!event.detail && this.editing === chip.id) this.editing = null;
      }}
    >
      <button
        slot="trigger"
        type="button"
        class="chip ${chip.kind} ${wish ? 'wish' : ''}"
        aria-label=${t('need.edit', { what: wish ? `${what} ${t('need.wish')}` : what })}
      >
        <span
          >${chip.kind === 'product' ? nothing : html`<span class="name">${chip.label}</span> `}<span
            class="value"
            >${chip.text}</span
          >${wish ? html`<span class="wish">${t('need.wish')}</span>` : nothing}</span
        >
      </button>
      ${
        this.editing === chip.id
          ? html`<sourcing-chip-editor
              .store=${this.store}
              .chip=${chip}
              @done=${close}
            ></sourcing-chip-editor>`
          : nothing
      }
    </sourcing-popover>`;
  }

  private add(need: NeedDocument, line: LineDocument): TemplateResult {
    const { t } = this;
    const known = new Set([...line.chips, ...need.terms].map((chip) => chip.term));
    const missing = new Set(need.missing);
    const terms = TERMS.filter((term) => !known.has(term)).sort(
      (a, b) => Number(missing.has(b)) - Number(missing.has(a)),
    );
    return html`<sourcing-popover
      label=${t('need.add')}
      @toggled=${(event: CustomEvent<boolean>) => {
        if (!event.detail) this.adding = null;
      }}
    >
      <button slot="trigger" type="button" class="button quiet small">
        ${icon('plus', 16)} ${t('need.add')}
      </button>
      ${
        this.adding
          ? html`<sourcing-chip-editor
              .store=${this.store}
              .term=${this.adding}
              @done=${close}
            ></sourcing-chip-editor>`
          : html`<div class="terms">
              ${terms.map(
                (term) => html`<button
                  type="button"
                  class="button quiet small"
                  @click=${() => this.addTerm(term)}
                >
                  ${t(`term.${term}`)}
                </button>`,
              )}
            </div>`
      }
    </sourcing-popover>`;
  }

  private async addTerm(term: Term): Promise<void> {
    this.adding = term;
    await this.updateComplete;
    const editor = this.renderRoot.querySelector('sourcing-chip-editor');
    await editor?.updateComplete;
    editor?.focus();
  }

  private fold(): void {
    this.all = !this.all;
  }
}

/** Of the popover that an editor is in. */
function close(event: Event): void {
  (event.target as HTMLElement).closest<SourcingPopover>('sourcing-popover')?.close();
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-need': SourcingNeed;
  }
}
