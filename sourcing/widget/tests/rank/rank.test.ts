import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../src/api/client';
import { preferencesOf } from '../../src/panels/preferences';
import '../../src/rank/rank';
import type { SourcingRank } from '../../src/rank/rank';
import { type RankedSupplier, segments } from '../../src/rank/scores';
import { ConversationStore } from '../../src/store/conversation';
import { Keeper } from '../../src/store/keeper';
import { all, button, mount, textOf } from '../fixtures/mount';
import ranking from '../fixtures/ranking.json';
import { ScriptedService } from '../fixtures/service';

const suppliers = ranking.suppliers as unknown as readonly RankedSupplier[];

describe('a score as a bar', () => {
  it.each(suppliers.map((one) => [one.supplier.name, one] as const))('of %s', (_, one) => {
    const all = segments(one.parts);
    expect(all.reduce((sum, part) => sum + part.wide, 0)).toBeCloseTo(1);
    for (const part of all) {
      expect(part.possible).toBeGreaterThanOrEqual(part.filled);
      expect(part.filled).toBeGreaterThanOrEqual(0);
    }
  });

  it('what is not known is shown as an interval, not as earned', () => {
    const part = { ...suppliers[0]?.parts[0], known: false, value: null, worst: 0.2, best: 0.9 };
    const [only] = segments([part as RankedSupplier['parts'][number]]);
    expect(only).toMatchObject({ filled: 0.2, possible: 0.9, known: false });
  });
});

describe('the list', () => {
  let service: ScriptedService;
  let store: ConversationStore;
  let panel: SourcingRank;
  let order = ranking;
  const shown = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 3000 });
  const asked = () => service.seen.filter((one) => one.path === '/v1/rank');
  const names = () => all(panel, '.name').map(textOf);

  beforeEach(async () => {
    localStorage.clear();
    order = ranking;
    service = new ScriptedService();
    const send = async (address: string, init: RequestInit): Promise<Response> => {
      const answer = await service.fetch(address, init);
      return address.endsWith('/v1/rank') ? Response.json(order) : answer;
    };
    const endpoint = 'http://service.example';
    store = new ConversationStore(new Client(endpoint, new Keeper(endpoint).token, send));
    await store.start();
    store.say('20 electric forklifts');
    await shown(() => expect(store.state.turns).toHaveLength(1));
    panel = await mount<SourcingRank>('sourcing-rank', { store });
    await shown(() => expect(names()).toHaveLength(4));
  });

  afterEach(() => document.body.replaceChildren());

  it('re-orders after a slider rests, and keeps the old order until then', async () => {
    order = { ...ranking, suppliers: [...ranking.suppliers].reverse() };
    const before = names();
    for (const weight of [20, 30, 40]) preferencesOf(store).weigh('price', weight);
    await panel.updateComplete;
    expect(names()).toEqual(before);
    await shown(() => expect(names()).toEqual([...before].reverse()));
    expect(asked()).toHaveLength(2);
    expect(asked().at(-1)?.body).toMatchObject({ weights: { price: 40 }, explain: false });
  });

  it('asks for the facts behind a score when one is opened, and shows where they are from', async () => {
    all(panel, '.summary')[0]?.click();
    await shown(() => expect(asked().at(-1)?.body).toMatchObject({ explain: true }));
    await shown(() => expect(all(panel, '.parts tbody tr').length).toBeGreaterThan(5));
    button(panel, /Power source Electric/).click();
    await shown(() =>
      expect(all(panel, 'sourcing-hint dd').map(textOf).join()).toContain('Electric'),
    );
  });

  it('names who was left out, with the reason', () => {
    expect(textOf(all(panel, '.out')[0] as HTMLElement)).toContain(ranking.excluded[0]?.detail);
  });
});
