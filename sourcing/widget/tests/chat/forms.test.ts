import { describe, expect, it } from 'vitest';
import type { ChipDocument, Term } from '../../src/api/types';
import { requirementFrom, shapeOf, unitsBeside } from '../../src/chat/requirement-form';
import { termCleared, termFrom } from '../../src/chat/term-form';
import { firstTurn } from '../fixtures/service';

const chips = firstTurn.need.lines[0]?.chips ?? [];
const chipOf = (field: string): ChipDocument => {
  const found = chips.find((chip) => chip.field === field);
  if (!found) throw new Error(`no chip of ${field}`);
  return found;
};
const form = (entries: Record<string, string | string[]>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) {
    for (const one of [value].flat()) data.append(name, one);
  }
  return data;
};

describe('a requirement that is changed', () => {
  const number = { ...chipOf('load_capacity'), choices: [] };

  it('keeps its unit and its line', () => {
    const read = requirementFrom(
      form({ operator: '≤', value: '3.5', unit: 't', importance: 'should' }),
      number,
    );
    expect(read).toEqual({
      edit: {
        op: 'require',
        field: 'load_capacity',
        operator: '≤',
        values: [3.5],
        unit: 't',
        importance: 'should',
        line: number.line,
      },
    });
  });

  it.each([
    [{ operator: '≥', value: '' }, 'editor.invalid'],
    [{ operator: '≥', value: 'abc' }, 'editor.invalid'],
    [{ operator: 'between', value: '3', other: '' }, 'editor.invalid'],
    [{ operator: 'between', value: '3', other: '2' }, 'editor.order'],
  ])('%o is refused', (entries, fault) => {
    expect(requirementFrom(form(entries), number)).toEqual({ fault });
  });

  it('takes one label, or several', () => {
    const chip: ChipDocument = {
      ...chipOf('power_source'),
      choices: [
        { value: 'Electric', label: 'Electric', count: 3 },
        { value: 'Diesel', label: 'Diesel', count: 2 },
      ],
    };
    expect(shapeOf(chip)).toBe('choice');
    expect(requirementFrom(form({ operator: 'one of', choice: ['0', '1'] }), chip)).toMatchObject({
      edit: { values: ['Electric', 'Diesel'], operator: 'one of' },
    });
    expect(requirementFrom(form({ operator: '=' }), chip)).toEqual({ fault: 'editor.required' });
  });

  it('takes words apart where there can be several, in Chinese too', () => {
    const chip: ChipDocument = { ...chipOf('power_source'), choices: [], values: ['x'] };
    expect(
      requirementFrom(form({ operator: 'one of', value: '江苏，浙江、 上海' }), chip),
    ).toMatchObject({ edit: { values: ['江苏', '浙江', '上海'] } });
    expect(requirementFrom(form({ operator: '=', value: 'a, b' }), chip)).toMatchObject({
      edit: { values: ['a, b'] },
    });
  });

  it('offers the units of the same kind', () => {
    expect(unitsBeside('t')).toContain('lb');
    expect(unitsBeside('furlong')).toEqual(['furlong']);
  });
});

describe('a term', () => {
  it.each<[Term, Record<string, string | string[]>, unknown]>([
    ['quantity', { number: '20', unit: '' }, { op: 'quantity', number: '20', line: '1' }],
    [
      'budget',
      { number: '5000', currency: 'EUR' },
      { op: 'budget', amount: '5000', currency: 'EUR', line: '1' },
    ],
    [
      'destination',
      { country: 'DE', place: 'Hamburg' },
      { op: 'destination', country: 'DE', name: 'Hamburg' },
    ],
    ['delivery_term', { incoterm: 'FOB', place: '' }, { op: 'delivery_term', incoterm: 'FOB' }],
    ['needed_by', { day: '2027-03-01' }, { op: 'needed_by', day: '2027-03-01' }],
    ['payment', { text: 'T/T' }, { op: 'payment', text: 'T/T' }],
    ['currency', { currency: 'CNY' }, { op: 'currency', text: 'CNY' }],
    ['samples', { wanted: 'no' }, { op: 'samples', wanted: false }],
    ['supplier_kinds', { kind: ['trader'] }, { op: 'supplier_kinds', kinds: ['trader'] }],
  ])('%s is stated', (term, entries, edit) => {
    expect(termFrom(form(entries), term, '1')).toEqual({ edit });
  });

  it.each<[Term, Record<string, string>, string]>([
    ['quantity', { number: '0' }, 'editor.invalid'],
    ['quantity', { number: 'many' }, 'editor.invalid'],
    ['budget', { number: '' }, 'editor.invalid'],
    ['destination', { country: '', place: ' ' }, 'editor.required'],
    ['needed_by', { day: '' }, 'editor.required'],
    ['payment', { text: ' ' }, 'editor.required'],
  ])('%s %o is refused', (term, entries, fault) => {
    expect(termFrom(form(entries), term, null)).toEqual({ fault });
  });

  it('is taken back', () => {
    expect(termCleared('quantity', '2')).toEqual({ op: 'quantity', number: null, line: '2' });
    expect(termCleared('destination', null)).toEqual({
      op: 'destination',
      country: null,
      name: null,
    });
    expect(termCleared('supplier_kinds', null)).toEqual({ op: 'supplier_kinds', kinds: [] });
  });
});
