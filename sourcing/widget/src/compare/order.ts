/** Order: columns of a comparison by what a row states, and rows that are worth showing. */

import type { components } from '../api/openapi';

export type Comparison = components['schemas']['ComparisonDocument'];
export type Row = Comparison['rows'][number];
export type Cell = Row['cells'][number];
export type Column = Comparison['columns'][number];

export interface Sorting {
  /** The row, by its group and id. */
  readonly row: string;
  readonly descending: boolean;
}

export function keyOf(row: Row): string {
  return `${row.group}/${row.id}`;
}

/** What a cell is sorted by; null when it does not say. */
export function rankOf(cell: Cell | undefined): number | string | null {
  if (!cell || cell.basis === 'unknown') return null;
  if (cell.money) return Number(cell.money.amount);
  if (cell.value === null) return cell.text.toLocaleLowerCase();
  return typeof cell.value === 'boolean' ? Number(cell.value) : cell.value;
}

/** Places of the columns in the order that a row puts them; unknown stands last either way. */
export function columnOrder(comparison: Comparison, sorting: Sorting | null): number[] {
  const places = comparison.columns.map((_, place) => place);
  const row = sorting && comparison.rows.find((one) => keyOf(one) === sorting.row);
  if (!row) return places;
  const sign = sorting.descending ? -1 : 1;
  return places.sort((a, b) => {
    const one = rankOf(row.cells[a]);
    const other = rankOf(row.cells[b]);
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    return sign * String(one).localeCompare(String(other));
  });
}

/** The way that a row sorts first: the better end, or the smaller where none is better. */
export function firstWay(row: Row): boolean {
  return row.direction === 'more';
}

/** Rows of a group that are shown.
 *
 * @param onlyDifferent leave out what all columns state alike. What one of them leaves open is no
 *   likeness.
 */
export function shownRows(comparison: Comparison, group: string, onlyDifferent: boolean): Row[] {
  return comparison.rows.filter((row) => row.group === group && (!onlyDifferent || differs(row)));
}

export function differs(row: Row): boolean {
  if (row.differs || row.total) return true;
  const unknown = row.cells.filter((cell) => cell.basis === 'unknown').length;
  return unknown > 0 && unknown < row.cells.length;
}
