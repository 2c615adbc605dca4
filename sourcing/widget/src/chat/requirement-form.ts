/** Requirement form: condition, value and unit of one requirement, to change it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Edit } from '../api/edits';
import type { ChipDocument, Importance, Operator, Scalar } from '../api/types';
import { type Key, plain } from '../i18n/messages';
import type { Translator } from '../i18n/translate';

type Shape = 'number' | 'choice' | 'text';

const OPERATORS: Readonly<Record<Shape, readonly Operator[]>> = {
  number: ['≥', '≤', 'between', '=', 'about', '>', '<', '≠'],
  choice: ['=', 'one of', '≠', 'not one of'],
  text: ['=', 'one of', '≠', 'not one of'],
};

/** Units that are offered beside the one that is used; any other can be typed. */
const UNITS: readonly (readonly string[])[] = [
  ['kg', 't', 'g', 'lb', 'oz', 'short_ton'],
  ['mm', 'cm', 'm', 'in', 'ft'],
  ['W', 'kW', 'MW', 'hp'],
  ['V', 'kV', 'mV'],
  ['A', 'mA', 'Ah', 'mAh'],
  ['Wh', 'kWh', 'MWh', 'J'],
  ['l', 'ml', 'm³', 'gal'],
  ['l/min', 'm³/h', 'gal/min'],
  ['bar', 'kPa', 'MPa', 'psi'],
  ['km/h', 'm/s', 'mph'],
  ['°C', '°F', 'K'],
  ['d', 'wk', 'month'],
  ['h', 'min', 's'],
];

export const SEVERAL: ReadonlySet<Operator> = new Set(['one of', 'not one of']);

export function shapeOf(chip: ChipDocument): Shape {
  if (chip.choices.length) return 'choice';
  return chip.values.some((value) => typeof value === 'number') ? 'number' : 'text';
}

export function unitsBeside(unit: string): readonly string[] {
  return UNITS.find((family) => family.includes(unit)) ?? [unit];
}

/** Fields of the form.
 *
 * @param operator that is chosen now; the caller renders again when it changes.
 */
export function requirementFields(
  chip: ChipDocument,
  operator: Operator,
  { t, number }: Pick<Translator, 't' | 'number'>,
): TemplateResult {
  const shape = shapeOf(chip);
  return html`
    <div class="field">
      <label for="operator">${t('editor.operator')}</label>
      <select class="input" id="operator" name="operator">
        ${OPERATORS[shape].map(
          (one) =>
            html`<option value=${one} ?selected=${one === operator}>${t(`operator.${one}`)}</option>`,
        )}
      </select>
    </div>
    ${shape === 'number' ? numbers(chip, operator, t) : nothing}
    ${shape === 'choice' ? choices(chip, operator, t, number) : nothing}
    ${shape === 'text' ? texts(chip, operator, t) : nothing}
  `;
}

function numbers(chip: ChipDocument, operator: Operator, t: Translator['t']): TemplateResult {
  const [first, second] = chip.values;
  const two = operator === 'between';
  const input = (
    name: string,
    label: Key,
    value: unknown,
  ): TemplateResult => html`<div class="field">
    <label for=${name}>${plain(t, label)}</label>
    <input
      class="input"
      id=${name}
      name=${name}
      type="number"
      inputmode="decimal"
      step="any"
      required
      .value=${value == null ? '' : String(value)}
    />
  </div>`;
  return html`<div class="row">
    ${input('value', two ? 'editor.from' : 'editor.value', first)}
    ${two ? input('other', 'editor.to', second ?? first) : nothing}
    ${
      chip.unit === null
        ? nothing
        : html`<div class="field narrow">
            <label for="unit">${t('editor.unit')}</label>
            <input class="input" id="unit" name="unit" list="units" maxlength="40" .value=${chip.unit} />
            <datalist id="units">
              ${unitsBeside(chip.unit).map((unit) => html`<option value=${unit}></option>`)}
            </datalist>
          </div>`
    }
  </div>`;
}

function choices(
  chip: ChipDocument,
  operator: Operator,
  t: Translator['t'],
  number: Translator['number'],
): TemplateResult {
  const several = SEVERAL.has(operator);
  return html`<fieldset class="field">
    <legend class="label">${t(several ? 'editor.values' : 'editor.value')}</legend>
    <div class="choices">
      ${chip.choices.map(
        (one, at) => html`<label class="switch">
          <input
            type=${several ? 'checkbox' : 'radio'}
            name="choice"
            value=${at}
            .checked=${chip.values.includes(one.value)}
          />
          <span>${one.label} <span class="help">${number(one.count)}</span></span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

function texts(chip: ChipDocument, operator: Operator, t: Translator['t']): TemplateResult {
  const several = SEVERAL.has(operator);
  return html`<div class="field">
    <label for="value">${t(several ? 'editor.values' : 'editor.value')}</label>
    <input
      class="input"
      id="value"
      name="value"
      required
      maxlength="400"
      .value=${chip.values.join(', ')}
      aria-describedby=${several ? 'separate' : nothing}
    />
    ${several ? html`<span class="help" id="separate">${t('editor.separate')}</span>` : nothing}
  </div>`;
}

export type Read = { readonly edit: Edit } | { readonly fault: Key };

/** What the filled form requires, or what is wrong with it. */
export function requirementFrom(form: FormData, chip: ChipDocument): Read {
  if (chip.field === null) return { fault: 'editor.required' };
  const operator = String(form.get('operator') ?? chip.operator ?? '=') as Operator;
  const values = valuesFrom(form, chip, operator);
  if (!Array.isArray(values)) return { fault: values as Key };
  const unit = String(form.get('unit') ?? chip.unit ?? '').trim();
  return {
    edit: {
      op: 'require',
      field: chip.field,
      operator,
      values,
      importance: (form.get('importance') ?? chip.importance ?? 'must') as Importance,
      ...(unit && shapeOf(chip) === 'number' ? { unit } : {}),
      ...(chip.line === null ? {} : { line: chip.line }),
    },
  };
}

function valuesFrom(form: FormData, chip: ChipDocument, operator: Operator): Scalar[] | Key {
  const shape = shapeOf(chip);
  if (shape === 'choice') {
    const chosen = form.getAll('choice').flatMap((at) => chip.choices[Number(at)]?.value ?? []);
    return chosen.length ? chosen : 'editor.required';
  }
  const raw = String(form.get('value') ?? '').trim();
  if (shape === 'text') {
    const parts = SEVERAL.has(operator) ? raw.split(/[,，、;；]/) : [raw];
    const stated = parts.map((part) => part.trim()).filter(Boolean);
    return stated.length ? stated : 'editor.required';
  }
  const names = operator === 'between' ? ['value', 'other'] : ['value'];
  const texts = names.map((name) => String(form.get(name) ?? '').trim());
  const numbers = texts.map(Number);
  if (texts.includes('') || !numbers.every(Number.isFinite)) return 'editor.invalid';
  const [low, high] = numbers;
  return high !== undefined && low !== undefined && low > high ? 'editor.order' : numbers;
}
