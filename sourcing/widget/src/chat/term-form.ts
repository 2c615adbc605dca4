/** Term form: one commercial term of the need, to state or change it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Edit } from '../api/edits';
import type { ChipDocument, SupplierKind, Term } from '../api/types';
import type { Translator } from '../i18n/translate';
import type { Read } from './requirement-form';

/** What the form needs to know beside the chip. */
export interface Terms {
  readonly term: Term;
  readonly chip: ChipDocument | null;
  readonly currencies: readonly string[];
  readonly currency: string | null;
}

export const RULES = ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'];
const KINDS: readonly SupplierKind[] = ['manufacturer', 'trader', 'distributor'];

/** ISO 3166-1 alpha-2, two letters each. */
const COUNTRIES =
  'AEAFALAMAOARATAUAZBABDBEBGBHBJBNBOBRBYCACDCGCHCICLCMCNCOCRCUCYCZDEDKDODZECEEEGESETFIFRGAGBGEGHGRGTHKHNHRHUIDIEILINIQIRISITJMJOJPKEKGKHKRKWKZLALBLKLTLULVLYMAMDMEMGMKMMMNMOMTMUMXMYMZNANGNINLNONPNZOMPAPEPHPKPLPRPTPYQARORSRUSASDSESGSISKSNSVSYTHTJTMTNTRTTTWTZUAUGUSUYUZVEVNYEZAZMZW';

export function countries(speak: Translator): readonly { code: string; name: string }[] {
  const codes = COUNTRIES.match(/../g) ?? [];
  return codes
    .map((code) => ({ code, name: speak.country(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, speak.locale));
}

export function termFields(given: Terms, speak: Translator): TemplateResult {
  const { t } = speak;
  const { chip, term } = given;
  const values = chip?.values ?? [];
  const first = values[0] == null ? '' : String(values[0]);
  const second = values[1] == null ? '' : String(values[1]);
  switch (term) {
    case 'quantity':
    case 'annual':
      return html`<div class="row">
        ${field(t('editor.number'), 'number', first, 'number')}
        ${field(t('editor.unit'), 'unit', chip?.unit ?? '', 'text', false)}
      </div>`;
    case 'budget':
      return html`<div class="row">
        ${field(t('editor.amount'), 'number', first, 'number')}
        ${currencyField(given, chip?.unit ?? given.currency, speak)}
      </div>`;
    case 'destination':
      return html`
        <div class="field">
          <label for="country">${t('editor.country')}</label>
          <select class="input" id="country" name="country">
            <option value=""></option>
            ${countries(speak).map(
              ({ code, name }) =>
                html`<option value=${code} ?selected=${code === first}>${name}</option>`,
            )}
          </select>
        </div>
        ${field(t('editor.place'), 'place', second, 'text', false)}
      `;
    case 'delivery_term':
      return html`<div class="row">
        <div class="field narrow">
          <label for="incoterm">${t('editor.incoterm')}</label>
          <select class="input" id="incoterm" name="incoterm">
            ${RULES.map((rule) => html`<option ?selected=${rule === first}>${rule}</option>`)}
          </select>
        </div>
        ${field(t('editor.place'), 'place', second, 'text', false)}
      </div>`;
    case 'needed_by':
      return field(t('editor.day'), 'day', first, 'date');
    case 'payment':
      return field(t('term.payment'), 'text', first, 'text');
    case 'currency':
      return currencyField(given, first || given.currency, speak);
    case 'samples':
      return choice('wanted', t('term.samples'), [
        { value: 'yes', label: t('editor.yes'), on: values[0] !== false },
        { value: 'no', label: t('editor.no'), on: values[0] === false },
      ]);
    case 'supplier_kinds':
      return choice(
        'kind',
        t('term.supplier_kinds'),
        KINDS.map((kind) => ({
          value: kind,
          label: t(`supplier.${kind}`),
          on: values.includes(kind),
        })),
        true,
      );
  }
}

function field(
  label: string,
  name: string,
  value: string,
  type: 'text' | 'number' | 'date',
  required = true,
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      class="input"
      id=${name}
      name=${name}
      type=${type}
      inputmode=${type === 'number' ? 'decimal' : nothing}
      step=${type === 'number' ? 'any' : nothing}
      min=${type === 'number' ? 0 : nothing}
      maxlength=${type === 'text' ? 200 : nothing}
      ?required=${required}
      .value=${value}
    />
  </div>`;
}

function currencyField(given: Terms, chosen: string | null, speak: Translator): TemplateResult {
  return html`<div class="field">
    <label for="currency">${speak.t('editor.currency')}</label>
    <select class="input" id="currency" name="currency">
      ${given.currencies.map(
        (code) =>
          html`<option value=${code} ?selected=${code === chosen}>
            ${code} · ${speak.currency(code)}
          </option>`,
      )}
    </select>
  </div>`;
}

function choice(
  name: string,
  legend: string,
  choices: readonly { value: string; label: string; on: boolean }[],
  several = false,
): TemplateResult {
  return html`<fieldset class="field">
    <legend class="label">${legend}</legend>
    <div class="choices">
      ${choices.map(
        ({ value, label, on }) => html`<label class="switch">
          <input type=${several ? 'checkbox' : 'radio'} name=${name} value=${value} .checked=${on} />
          <span>${label}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** What the filled form states, or what is wrong with it. */
export function termFrom(form: FormData, term: Term, line: string | null): Read {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const of = line === null ? {} : { line };
  switch (term) {
    case 'quantity':
    case 'annual': {
      const number = text('number');
      if (!(Number(number) > 0)) return { fault: 'editor.invalid' };
      const unit = text('unit');
      return { edit: { op: term, number, ...(unit ? { unit } : {}), ...of } };
    }
    case 'budget': {
      const amount = text('number');
      if (amount === '' || !(Number(amount) >= 0)) return { fault: 'editor.invalid' };
      return { edit: { op: 'budget', amount, currency: text('currency'), ...of } };
    }
    case 'destination': {
      const [country, name] = [text('country') || null, text('place') || null];
      if (!country && !name) return { fault: 'editor.required' };
      return { edit: { op: 'destination', country, name } };
    }
    case 'delivery_term': {
      const place = text('place');
      return {
        edit: { op: 'delivery_term', incoterm: text('incoterm'), ...(place ? { place } : {}) },
      };
    }
    case 'needed_by': {
      const day = text('day');
      return day ? { edit: { op: 'needed_by', day } } : { fault: 'editor.required' };
    }
    case 'payment': {
      const stated = text('text');
      return stated ? { edit: { op: 'payment', text: stated } } : { fault: 'editor.required' };
    }
    case 'currency':
      return { edit: { op: 'currency', text: text('currency') } };
    case 'samples':
      return { edit: { op: 'samples', wanted: text('wanted') === 'yes' } };
    case 'supplier_kinds':
      return { edit: { op: 'supplier_kinds', kinds: form.getAll('kind') as SupplierKind[] } };
  }
}

/** The edit that takes a term back. */
export function termCleared(term: Term, line: string | null): Edit {
  const of = line === null ? {} : { line };
  switch (term) {
    case 'quantity':
    case 'annual':
      return { op: term, number: null, ...of };
    case 'budget':
      return { op: 'budget', amount: null, ...of };
    case 'destination':
      return { op: 'destination', country: null, name: null };
    case 'delivery_term':
      return { op: 'delivery_term', incoterm: null };
    case 'needed_by':
      return { op: 'needed_by', day: null };
    case 'payment':
    case 'currency':
      return { op: term, text: null };
    case 'samples':
      return { op: 'samples', wanted: null };
    case 'supplier_kinds':
      return { op: 'supplier_kinds', kinds: [] };
  }
}
