import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  columnOrder,
  differs,
  keyOf,
  type Row,
  rankOf,
  shownRows,
} from '../../src/compare/order';
import recorded from '../fixtures/comparison.json';

const comparison = recorded as unknown as Comparison;

function rowCalled(label: string): Row {
  const row = comparison.rows.find((one) => one.label === label);
  if (!row) throw new Error(`no row ${label}`);
  return row;
}

describe('columns in the order of a row', () => {
  const partly = comparison.rows.find(
    (row) =>
      row.cells.some((cell) => cell.basis === 'unknown') &&
      row.cells.filter((cell) => typeof cell.value === 'number').length > 1,
  );

  it('the record has a row that some columns leave open', () => expect(partly).toBeDefined());

  it.each([false, true])('unknown stands last, descending: %s', (descending) => {
    const row = partly as Row;
    const order = columnOrder(comparison, { row: keyOf(row), descending });
    const values = order.map((place) => rankOf(row.cells[place]));
    const known = values.filter((value) => value !== null) as number[];
    const sorted = [...known].sort((a, b) => (descending ? b - a : a - b));
    expect(values).toEqual([...sorted, ...values.filter((value) => value === null)]);
    expect([...order].sort()).toEqual(comparison.columns.map((_, place) => place));
  });

  it('money is compared as a number, not as text', () => {
    const row = rowCalled('Goods');
    const order = columnOrder(comparison, { row: keyOf(row), descending: false });
    const amounts = order.map((place) => Number(row.cells[place]?.money?.amount));
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
  });

  it('a row that is gone changes nothing', () => {
    expect(columnOrder(comparison, { row: 'must/none', descending: true })).toEqual([0, 1, 2, 3]);
  });
});

describe('differences only', () => {
  it('leaves out what all state alike, and keeps what one leaves open', () => {
    expect(differs(rowCalled('Power source'))).toBe(false);
    for (const row of shownRows(comparison, 'differences', true)) {
      const texts = new Set(row.cells.map((cell) => cell.text));
      expect(texts.size, row.label).toBeGreaterThan(1);
    }
    const open = rowCalled('Power source');
    const cells = open.cells.map((cell, at) =>
      at ? cell : { ...cell, basis: 'unknown' as const },
    );
    expect(differs({ ...open, cells })).toBe(true);
  });

  it('keeps sums', () => expect(differs(rowCalled('Landed cost'))).toBe(true));
});
