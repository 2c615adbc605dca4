/** Chip editor: changes one thing that was understood, or takes it back. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Edit } from '../api/edits';
import type { ChipDocument, Operator, Term } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { type Key, plain } from '../i18n/messages';
import { define } from '../ui/define';
import { Part } from '../ui/part';
import { type Read, requirementFields, requirementFrom } from './requirement-form';
import { termCleared, termFields, termFrom } from './term-form';

/** Fires `done` when it has nothing more to do. */
@define('sourcing-chip-editor')
export class SourcingChipEditor extends Part {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        inline-size: 19rem;
        max-inline-size: 100%;
      }

      form {
        display: grid;
        gap: var(--s-3);
      }

      h3 {
        font-size: var(--s-text-md);
        overflow-wrap: anywhere;
      }

      .row {
        display: flex;
        gap: var(--s-2);
      }

      .row > .field {
        flex: 1;
      }

      .row > .narrow {
        flex: 0 1 6rem;
      }

      .choices {
        display: grid;
        max-block-size: 14rem;
        overflow-y: auto;
        gap: var(--s-1);
      }

      .importance {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-1) var(--s-4);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      .buttons .remove {
        margin-inline-start: auto;
        color: var(--s-missed);
      }

      legend {
        padding: 0;
      }
    `,
  ];

  /** What is changed; null for a term that is added. */
  @property({ attribute: false }) chip: ChipDocument | null = null;
  @property() term: Term | null = null;

  @state() private operator: Operator | null = null;
  @state() private fault: Key | null = null;

  override render(): TemplateResult {
    const { chip, t } = this;
    const title = chip ? chip.label : this.term ? t(`term.${this.term}`) : '';
    const removable = chip !== null && chip.kind !== 'product' && this.removal() !== null;
    return html`<form novalidate @submit=${this.apply} @change=${this.changed}>
      <h3>${title}</h3>
      ${chip ? this.origin(chip) : nothing} ${this.fields()}
      ${this.fault ? html`<p class="fault" role="alert">${plain(this.t, this.fault)}</p>` : nothing}
      <div class="buttons">
        ${
          this.editable
            ? html`<button type="submit" class="button primary small">${t('editor.apply')}</button>`
            : nothing
        }
        <button type="button" class="button quiet small" @click=${this.done}>
          ${t('editor.cancel')}
        </button>
        ${
          removable
            ? html`<button type="button" class="button quiet small remove" @click=${this.takeBack}>
                ${t('editor.remove')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  private get editable(): boolean {
    return this.chip === null || ['product', 'requirement', 'term'].includes(this.chip.kind);
  }

  private origin(chip: ChipDocument): TemplateResult {
    const { t } = this;
    return html`<p class="help">
      ${chip.words ? t('need.fromYou', { words: chip.words }) : t(`need.from.${chip.origin}`)}
    </p>`;
  }

  private fields(): TemplateResult | typeof nothing {
    const { chip, state, t } = this;
    const term = this.term ?? chip?.term ?? null;
    if (term) {
      const currencies = state.session?.currencies ?? [];
      return termFields({ term, chip, currencies, currency: state.settings.currency }, this.speak);
    }
    if (chip?.kind === 'product') {
      return html`<div class="field">
        <label for="query">${t('editor.query')}</label>
        <input class="input" id="query" name="query" required maxlength="400" .value=${chip.text} />
      </div>`;
    }
    if (chip?.kind !== 'requirement') return html`<p>${chip?.text}</p>`;
    const operator = this.operator ?? chip.operator ?? '=';
    return html`${requirementFields(chip, operator, this.speak)}
      <fieldset class="field">
        <legend class="label">${t('editor.importance')}</legend>
        <div class="importance">
          ${(['must', 'should'] as const).map(
            (one) => html`<label class="switch">
              <input
                type="radio"
                name="importance"
                value=${one}
                .checked=${chip.importance === one}
              />
              ${t(`editor.${one}`)}
            </label>`,
          )}
        </div>
      </fieldset>`;
  }

  private changed(event: Event): void {
    const field = event.target as HTMLSelectElement;
    if (field.name === 'operator') this.operator = field.value as Operator;
    this.fault = null;
  }

  private apply(event: SubmitEvent): void {
    event.preventDefault();
    const read = this.read(new FormData(event.target as HTMLFormElement));
    if ('fault' in read) {
      this.fault = read.fault;
      return;
    }
    this.send(read.edit);
  }

  private read(form: FormData): Read {
    const { chip } = this;
    const term = this.term ?? chip?.term ?? null;
    if (term) return termFrom(form, term, chip?.line ?? null);
    if (!chip) return { fault: 'editor.required' };
    if (chip.kind !== 'product') return requirementFrom(form, chip);
    const query = String(form.get('query') ?? '').trim();
    const line = chip.line === null ? {} : { line: chip.line };
    return query ? { edit: { op: 'product', query, ...line } } : { fault: 'editor.required' };
  }

  private removal(): Edit | null {
    const { chip } = this;
    if (!chip) return null;
    const line = chip.line === null ? {} : { line: chip.line };
    if (chip.term) return termCleared(chip.term, chip.line);
    if (chip.kind === 'note') return { op: 'drop_note', text: chip.text, ...line };
    return chip.field ? { op: 'drop', field: chip.field, ...line } : null;
  }

  private readonly takeBack = (): void => {
    const edit = this.removal();
    if (edit) this.send(edit);
  };

  private send(edit: Edit): void {
    const { chip, t } = this;
    this.store.edit(
      [edit],
      t('need.edit', { what: chip?.label ?? (this.term ? t(`term.${this.term}`) : '') }),
    );
    this.done();
  }

  private readonly done = (): void => {
    this.dispatchEvent(new CustomEvent('done'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-chip-editor': SourcingChipEditor;
  }
}
