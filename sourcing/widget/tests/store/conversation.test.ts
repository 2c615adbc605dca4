import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConversationStore } from '../../src/store/conversation';
import { openQuestion } from '../../src/store/state';
import { ScriptedService } from '../fixtures/service';

let service: ScriptedService;
let store: ConversationStore;

async function settled(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 3000, interval: 5 });
}

function begin(): ConversationStore {
  const made = new ConversationStore(service.client());
  void made.start();
  return made;
}

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  service = new ScriptedService();
  store = begin();
  await settled(() => expect(store.state.phase).toBe('ready'));
});

afterEach(() => {
  store.close();
  vi.useRealTimers();
});

describe('a conversation', () => {
  it('begins with the catalogue, and makes nothing before something is said', () => {
    expect(store.state.conversation).toBeNull();
    expect(service.seen.map((one) => one.path)).not.toContain('/v1/conversations');
  });

  it('streams what comes and ends with the turn', async () => {
    const shown: number[] = [];
    store.addEventListener('change', () => {
      const { products } = store.state.partial;
      if (products) shown.push(products.length);
    });
    store.say('forklifts');
    await settled(() => expect(store.state.turns).toHaveLength(1));
    expect(shown[0]).toBeGreaterThan(0);
    expect(store.state.outbox).toEqual([]);
    expect(openQuestion(store.state)?.id).toBe(service.turns[0]?.question?.id);
  });

  it('is taken up again after a reload', async () => {
    store.say('forklifts');
    await settled(() => expect(store.state.turns).toHaveLength(1));
    store.close();
    store = begin();
    await settled(() => expect(store.state.turns).toHaveLength(1));
    expect(store.state.conversation).toBe('c_1');
  });

  it('sends several things in order, each once, with keys of their own', async () => {
    store.say('one');
    store.say('two');
    store.say('three');
    await settled(() => expect(store.state.turns).toHaveLength(3));
    expect(service.turns.map((turn) => turn.said)).toEqual(['one', 'two', 'three']);
    expect(new Set(service.sent.map((one) => one.key)).size).toBe(3);
  });

  it('does not take its own turns for conflicts', async () => {
    store.edit([{ op: 'no_preference' }], 'any');
    store.edit([{ op: 'more' }], 'more');
    await settled(() => expect(store.state.turns).toHaveLength(2));
    expect(store.state.notice).toBeNull();
    expect(service.sent).toHaveLength(2);
  });
});

describe('what cannot be sent', () => {
  it('is sent again with the same key after the stream broke off, and is one turn', async () => {
    service.failures.push('cut');
    store.say('forklifts');
    await settled(() => expect(store.state.retryAt).not.toBeNull());
    store.retry();
    await settled(() => expect(store.state.turns).toHaveLength(1));
    const [first, second] = service.sent;
    expect(second?.key).toBe(first?.key);
    expect(service.turns).toHaveLength(1);
  });

  it('waits for the network and goes once when it is back', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    globalThis.dispatchEvent(new Event('offline'));
    store.say('forklifts');
    await settled(() => expect(store.state.outbox).toHaveLength(1));
    expect(service.sent).toEqual([]);
    online.mockReturnValue(true);
    globalThis.dispatchEvent(new Event('online'));
    await settled(() => expect(store.state.turns).toHaveLength(1));
    expect(service.sent).toHaveLength(1);
  });

  it('is kept over a reload of the page, with its key', async () => {
    service.failures.push('away', 'away');
    store.say('forklifts');
    await settled(() => expect(store.state.retryAt).not.toBeNull());
    const key = store.state.outbox[0]?.key;
    store.close();
    service.failures.length = 0;
    store = begin();
    await settled(() => expect(store.state.turns).toHaveLength(1));
    expect(service.sent.every((one) => one.key === key)).toBe(true);
  });

  it.each([500, 503, 429])('is tried again after %d', async (status) => {
    service.failures.push(status);
    store.say('forklifts');
    await settled(() => expect(store.state.retryAt).not.toBeNull());
    store.retry();
    await settled(() => expect(store.state.turns).toHaveLength(1));
  });

  it('stays for the buyer to decide when it is refused, and can be given up', async () => {
    service.failures.push(422);
    store.say('forklifts');
    store.say('later');
    await settled(() => expect(store.state.failure?.kind).toBe('refused'));
    expect(store.state.failure).toMatchObject({ detail: 'because', reference: 'q_1' });
    expect(service.sent).toHaveLength(1);
    store.discard();
    await settled(() => expect(store.state.turns).toHaveLength(1));
    expect(service.turns.map((turn) => turn.said)).toEqual(['later']);
    expect(store.keeper.draft).toBe('forklifts');
  });
});

describe('another window', () => {
  beforeEach(async () => {
    store.say('forklifts');
    await settled(() => expect(store.state.turns).toHaveLength(1));
  });

  it('is heard of, and its turn read', async () => {
    service.elsewhere('from the other one');
    const channel = new BroadcastChannel('sourcing:http://service.example');
    channel.postMessage({ conversation: 'c_1', version: service.version });
    await settled(() => expect(store.state.turns).toHaveLength(2));
    expect(store.state.notice).toBe('elsewhere');
    channel.close();
  });

  it('does not undo an edit: it is made again on the newest state', async () => {
    service.elsewhere('from the other one');
    store.edit([{ op: 'drop', field: 'load_capacity' }], 'drop');
    await settled(() => expect(store.state.turns).toHaveLength(3));
    expect(service.sent.at(-1)?.match).toBe('"3"');
    expect(store.state.notice).toBe('elsewhere');
  });

  it('may have closed the question that is answered here', async () => {
    const question = openQuestion(store.state)?.id ?? '';
    service.elsewhere('answered there');
    store.edit([{ op: 'choose', question, options: ['1'] }], 'one');
    await settled(() => expect(store.state.notice).toBe('stale'));
    expect(store.state.outbox).toEqual([]);
    expect(service.turns).toHaveLength(2);
  });
});

describe('a conversation that is gone', () => {
  it('is said to be, keeps the words, and can be followed by a new one', async () => {
    store.say('forklifts');
    await settled(() => expect(store.state.turns).toHaveLength(1));
    service.there = false;
    store.say('are you there?');
    await settled(() => expect(store.state.phase).toBe('gone'));
    expect(store.keeper.draft).toBe('are you there?');
    expect(store.state.turns).toHaveLength(1);
    service.there = true;
    service.turns = [];
    store.startNew();
    expect(store.state.turns).toEqual([]);
    store.say('anew');
    await settled(() => expect(store.state.turns).toHaveLength(1));
  });

  it('is noticed on a reload', async () => {
    store.say('forklifts');
    await settled(() => expect(store.state.turns).toHaveLength(1));
    store.close();
    service.there = false;
    store = begin();
    await settled(() => expect(store.state.phase).toBe('gone'));
  });
});

describe('feedback', () => {
  it('is sent only with consent', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    store.say('forklifts');
    await settled(() => expect(store.state.turns).toHaveLength(1));
    store.report({ kind: 'click', product_id: 'a' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(service.seen.some((one) => one.path === '/v1/feedback')).toBe(false);
    store.keeper.consent = true;
    store.report({ kind: 'click', product_id: 'b', position: 2 });
    await vi.advanceTimersByTimeAsync(5000);
    const sent = service.seen.find((one) => one.path === '/v1/feedback');
    expect(sent?.body).toMatchObject({
      consent: true,
      events: [{ kind: 'click', product_id: 'b', position: 2, conversation_id: 'c_1' }],
    });
  });
});
