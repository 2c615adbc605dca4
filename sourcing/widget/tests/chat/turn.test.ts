import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TurnDocument } from '../../src/api/types';
import '../../src/chat/turn';
import type { SourcingTurn } from '../../src/chat/turn';
import { en } from '../../src/i18n/en';
import { ConversationStore } from '../../src/store/conversation';
import { all, mount, textOf } from '../fixtures/mount';
import { firstTurn, ScriptedService } from '../fixtures/service';

let store: ConversationStore;

const show = (change: Partial<TurnDocument>): Promise<SourcingTurn> =>
  mount('sourcing-turn', { store, turn: { ...firstTurn, ...change } });

beforeEach(async () => {
  localStorage.clear();
  store = new ConversationStore(new ScriptedService().client());
  await store.start();
  await vi.waitFor(() => expect(store.state.session).not.toBeNull());
});

afterEach(() => {
  store.close();
  document.body.replaceChildren();
});

describe('a turn', () => {
  it('calls products examples where they are no answer', async () => {
    const heading = async (ideas: boolean): Promise<string> => {
      const turn = await show({ ideas });
      all(turn, 'button.link')[0]?.click();
      await turn.updateComplete;
      return all(turn, '#total').map(textOf).join();
    };
    expect(await heading(true)).toBe(en['products.ideas']);
    expect(await heading(false)).toContain(String(firstTurn.total));
  });

  it('says so where it could not be shown in the units that are set', async () => {
    const notes = async (change: Partial<TurnDocument>): Promise<string> => {
      const turn = await show(change);
      return all(turn, '.asked').map(textOf).join();
    };
    await store.configure({ units: 'us' });
    const then = en['turn.asThen'];
    expect(await notes({ units: 'metric', generation: 'older' })).toContain(then);
    expect(await notes({ units: 'us', generation: 'older' })).not.toContain(then);
    expect(await notes({ units: 'metric', generation: 'g1' })).not.toContain(then);
  });
});
