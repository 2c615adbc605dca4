/** Lists: one query ranked by words, by meaning and by both, as they are shown side by side. */

import type { components } from '../api/openapi';

export type LabAnswer = components['schemas']['LabAnswer'];
export type LabHit = LabAnswer['both']['hits'][number];
export type Contribution = LabHit['contributions'][number];
export type Side = 'words' | 'meaning' | 'both';

export const sides: readonly Side[] = ['words', 'meaning', 'both'];

export function rankIn(hit: LabHit, side: Side): number | null {
  return hit[`${side}_rank`];
}

/** How many places a product rose from the better of the two sides to both; null where it is new. */
export function movement(hit: LabHit): number | null {
  const before = [hit.words_rank, hit.meaning_rank].filter((rank) => rank !== null);
  if (!before.length || hit.both_rank === null) return null;
  return Math.min(...before) - hit.both_rank;
}

export interface Fusion {
  readonly method: 'convex' | 'rrf';
  /** Null chooses by the query. */
  readonly dense_weight: number | null;
  readonly coverage_weight: number | null;
  readonly rrf_k: number;
}

export const usualFusion: Fusion = {
  method: 'convex',
  dense_weight: null,
  coverage_weight: null,
  rrf_k: 60,
};

/** What a page's address says of the query and of how it is ranked. */
export function readAddress(search: string): { readonly text: string; readonly fusion: Fusion } {
  const given = new URLSearchParams(search);
  const number = (name: string, low: number, high: number): number | null => {
    const value = given.get(name);
    const read = value === null || value === '' ? Number.NaN : Number(value);
    return Number.isFinite(read) ? Math.min(high, Math.max(low, read)) : null;
  };
  return {
    text: (given.get('q') ?? '').slice(0, 2000),
    fusion: {
      method: given.get('method') === 'rrf' ? 'rrf' : 'convex',
      dense_weight: number('dense', 0, 1),
      coverage_weight: number('coverage', 0, 10),
      rrf_k: number('k', 1, 10_000) ?? usualFusion.rrf_k,
    },
  };
}

export function writeAddress(text: string, fusion: Fusion): string {
  const said = new URLSearchParams();
  if (text) said.set('q', text);
  if (fusion.method !== usualFusion.method) said.set('method', fusion.method);
  if (fusion.dense_weight !== null) said.set('dense', String(fusion.dense_weight));
  if (fusion.coverage_weight !== null) said.set('coverage', String(fusion.coverage_weight));
  if (fusion.rrf_k !== usualFusion.rrf_k) said.set('k', String(fusion.rrf_k));
  const query = said.toString();
  return query ? `?${query}` : '';
}

/** Contributions by field, the heaviest first: what was found where. */
export function byField(contributions: readonly Contribution[]): readonly {
  readonly name: string;
  readonly score: number;
  readonly tokens: readonly string[];
}[] {
  const found = new Map<string, { score: number; tokens: Set<string> }>();
  for (const one of contributions) {
    const name = one.field ?? one.part;
    const entry = found.get(name) ?? { score: 0, tokens: new Set<string>() };
    entry.score += one.score;
    if (one.token) entry.tokens.add(one.token);
    found.set(name, entry);
  }
  return [...found]
    .map(([name, { score, tokens }]) => ({ name, score, tokens: [...tokens] }))
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
}
