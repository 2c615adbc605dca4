import { describe, expect, it } from 'vitest';
import {
  byField,
  type Fusion,
  type LabAnswer,
  movement,
  readAddress,
  usualFusion,
  writeAddress,
} from '../../src/relevance/lists';
import lab from '../fixtures/lab.json';

const answer = lab as unknown as LabAnswer;

describe('the address', () => {
  const tuned: Fusion = { method: 'rrf', dense_weight: 0.35, coverage_weight: 0, rrf_k: 20 };
  it.each([
    ['pallet truck 2500 kg', usualFusion],
    ['叉车 & "x" #1', tuned],
    ['', { ...usualFusion, dense_weight: 0 }],
  ] as const)('of "%s" is read as it was written', (text, fusion) => {
    expect(readAddress(writeAddress(text, fusion))).toEqual({ text, fusion });
  });

  it('what is no number or too large is not sent on', () => {
    expect(readAddress('?q=a&dense=7&k=abc&coverage=&method=magic').fusion).toEqual({
      ...usualFusion,
      dense_weight: 1,
    });
  });
});

describe('a hit', () => {
  const hit = answer.both.hits[0] as LabAnswer['both']['hits'][number];

  it('rose from the better of the two sides', () => {
    expect(movement({ ...hit, words_rank: 6, meaning_rank: 10, both_rank: 1 })).toBe(5);
    expect(movement({ ...hit, words_rank: 1, meaning_rank: null, both_rank: 4 })).toBe(-3);
    expect(movement({ ...hit, words_rank: null, meaning_rank: null, both_rank: 4 })).toBeNull();
  });

  it('contributions by field sum to those by token', () => {
    const fields = byField(hit.contributions);
    const sum = (values: readonly { readonly score: number }[]): number =>
      values.reduce((all, one) => all + one.score, 0);
    expect(sum(fields)).toBeCloseTo(sum(hit.contributions));
    const scores = fields.map((one) => Math.abs(one.score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(fields.map((one) => one.name)).size).toBe(fields.length);
  });
});
