/** Field: one field of an RFQ with its control, where its value is from, and what is wrong with it. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from '../i18n/more';
import type { Translator } from '../i18n/translate';
import type { en } from '../panels/words/en';
import { type IconName, icon } from '../ui/icon';
import type { Draft } from './draft';
import { type Change, chosen, controlOf, type Field, textOf } from './fields';

export interface Around {
  readonly draft: Draft;
  readonly w: Words<typeof en>;
  readonly speak: Translator;
  readonly locked: boolean;
}

const origins: Readonly<Record<string, IconName>> = {
  stated: 'chat',
  chosen: 'check',
  edited: 'settings',
  inferred: 'info',
  default: 'question',
};

export function fieldView(field: Field, around: Around): TemplateResult {
  const { draft, w } = around;
  const id = idOf(field.path);
  const fault = draft.faults.get(field.path);
  const conflict = draft.conflicts.get(field.path);
  const control = controlOf(field);
  const labelled = control !== 'specification' && control !== 'read';
  const look = [field.missing ? `missing ${field.necessity ?? ''}` : '', fault ? 'wrong' : ''];
  return html`<div class="field-row ${look.join(' ')}">
    <div class="name">
      ${labelled ? html`<label for=${id}>${field.label}</label>` : html`<span class="label">${field.label}</span>`}
      ${field.importance ? html`<span class="badge">${w(`importance.${field.importance}`)}</span>` : nothing}
      ${field.private ? html`<span class="badge" title=${w('rfq.privateHelp')}>${icon('hide', 12)}${w('rfq.private')}</span>` : nothing}
      ${field.missing && field.necessity ? html`<span class="badge need">${w(`necessity.${field.necessity}`)}</span>` : nothing}
    </div>
    <div class="control">
      ${controlView(field, control, around)}
      ${
        field.missing && field.question
          ? html`<p class="help" id="${id}-help">${field.question}${field.example ? html` <em>${w('rfq.example', { example: field.example })}</em>` : nothing}</p>`
          : nothing
      }
      ${
        field.provenance && !field.missing
          ? html`<p class="origin ${field.provenance.origin}">
              ${icon(origins[field.provenance.origin] ?? 'info', 12)} ${field.provenance.text}
            </p>`
          : nothing
      }
      ${fault ? html`<p class="fault" id="${id}-fault" role="alert">${fault}</p>` : nothing}
      ${
        conflict
          ? html`<div class="conflict" role="alert">
              <p>${w('rfq.conflict', { theirs: conflict.theirs || w('rfq.nothing') })}</p>
              <button type="button" class="button small" @click=${() => draft.keepMine(field.path)}>
                ${w('rfq.keepMine', { mine: conflict.mine.text ?? w('rfq.nothing') })}
              </button>
              <button type="button" class="button small quiet" @click=${() => draft.keepTheirs(field.path)}>
                ${w('rfq.keepTheirs')}
              </button>
            </div>`
          : nothing
      }
    </div>
  </div>`;
}

export function idOf(path: string): string {
  return `f-${path.replace(/[^\w]+/g, '-')}`;
}

function controlView(
  field: Field,
  control: ReturnType<typeof controlOf>,
  around: Around,
): TemplateResult {
  const { draft, w, speak, locked } = around;
  const id = idOf(field.path);
  const described = [
    field.missing && field.question ? `${id}-help` : '',
    draft.faults.has(field.path) ? `${id}-fault` : '',
  ]
    .join(' ')
    .trim();
  const now = draft.typed.get(field.path) ?? draft.pending(field.path)?.text ?? textOf(field);
  const wrong = draft.faults.has(field.path);
  const write = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    draft.typed.delete(field.path);
    if (value.trim() === textOf(field).trim() && !wrong) return;
    draft.set(field.path, value.trim() ? { text: value.trim() } : {});
  };
  const type = (event: Event): void => {
    draft.typed.set(field.path, (event.target as HTMLInputElement).value);
  };
  switch (control) {
    case 'read':
    case 'specification':
      return html`<p class="value">${field.text}</p>`;
    case 'choice':
      return html`<select
        class="input"
        id=${id}
        ?disabled=${locked}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          draft.set(field.path, { patch: chosen(field.path, value) } satisfies Change);
        }}
      >
        ${field.choices.map(
          (one) =>
            html`<option value=${one} ?selected=${one === field.value}>${choiceName(one, w)}</option>`,
        )}
      </select>`;
    case 'flag':
      return html`<select
        class="input"
        id=${id}
        aria-describedby=${described || nothing}
        ?disabled=${locked}
        @change=${write}
      >
        <option value="" ?selected=${now === ''}>${w('rfq.notSaid')}</option>
        <option value="yes" ?selected=${now === 'yes'}>${speak.t('editor.yes')}</option>
        <option value="no" ?selected=${now === 'no'}>${speak.t('editor.no')}</option>
      </select>`;
    case 'long':
      return html`<textarea
        class="input"
        id=${id}
        rows="2"
        placeholder=${field.example ?? ''}
        aria-invalid=${wrong}
        aria-describedby=${described || nothing}
        ?disabled=${locked}
        .value=${live(now)}
        @input=${type}
        @change=${write}
      ></textarea>`;
    default:
      return html`<input
        class="input"
        id=${id}
        type=${control === 'day' ? 'date' : 'text'}
        placeholder=${field.example ?? ''}
        autocomplete="off"
        aria-invalid=${wrong}
        aria-required=${field.necessity === 'required'}
        aria-describedby=${described || nothing}
        ?disabled=${locked}
        .value=${live(now)}
        @input=${type}
        @change=${write}
      />`;
  }
}

const choices = {
  open: 'choice.open',
  confidential: 'choice.confidential',
  'under NDA': 'choice.nda',
  en: 'choice.en',
  es: 'choice.es',
  'zh-Hans': 'choice.zhHans',
  'zh-Hant': 'choice.zhHant',
} as const satisfies Record<string, keyof typeof en>;

/** How a choice is called; the value itself where it is a new one. */
export function choiceName(value: string, w: Words<typeof en>): string {
  const key = choices[value as keyof typeof choices];
  return key ? w(key) : value;
}
