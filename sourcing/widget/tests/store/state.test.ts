import { describe, expect, it } from 'vitest';
import type { ProductCard, TurnDocument } from '../../src/api/types';
import { listed, unmetMusts } from '../../src/store/state';
import { firstTurn } from '../fixtures/service';

const [sample] = firstTurn.products as readonly [ProductCard];
const card = (position: number): ProductCard => ({
  ...sample,
  position,
  product_id: `p${position}`,
});
const turn = (number: number, ...positions: number[]): TurnDocument => ({
  ...firstTurn,
  number,
  total: 50,
  products: positions.map(card),
});
const ids = (...turns: TurnDocument[]): string[] => listed(turns).map((one) => one.product_id);

describe('the list as it stands', () => {
  it('is what was shown last', () => {
    expect(ids(turn(1, 1, 2, 3), turn(2, 1, 2))).toEqual(['p1', 'p2']);
  });

  it('goes on over pages', () => {
    expect(ids(turn(1, 1, 2), turn(2, 3, 4), turn(3, 5))).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  });

  it('stays while a turn shows none', () => {
    expect(ids(turn(1, 1, 2), turn(2))).toEqual(['p1', 'p2']);
  });

  it('is empty when nothing is found', () => {
    expect(ids(turn(1, 1, 2), { ...turn(2), total: 0 })).toEqual([]);
  });

  it('shows a product once, where two pages have it', () => {
    expect(ids(turn(1, 1, 2, 3), turn(2, 3, 4))).toEqual(['p1', 'p2', 'p3', 'p4']);
  });

  it('does not reach back beyond the beginning of a list', () => {
    const other = { ...card(1), product_id: 'other' };
    const before = { ...turn(1, 1), products: [other] };
    expect(ids(before, turn(2, 1, 2), turn(3, 3))).toEqual(['p1', 'p2', 'p3']);
  });
});

describe('musts that had to give way', () => {
  const missed = (truth: 'met' | 'missed' | 'unknown'): TurnDocument => ({
    ...firstTurn,
    products: firstTurn.products.map((one) => ({
      ...one,
      outcomes: one.outcomes.map((outcome) =>
        outcome.field === 'load_capacity' ? { ...outcome, truth } : outcome,
      ),
    })),
  });

  it('are those that all products shown miss', () => {
    expect(unmetMusts(missed('missed')).map((chip) => chip.field)).toEqual(['load_capacity']);
  });

  it('are not those on which a product states nothing', () => {
    expect(unmetMusts(missed('unknown'))).toEqual([]);
    expect(unmetMusts(missed('met'))).toEqual([]);
  });
});
