import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announcementOf } from '../../src/chat/announce';
import '../../src/chat/chat';
import type { SourcingChat } from '../../src/chat/chat';
import { examples } from '../../src/chat/start';
import { en } from '../../src/i18n/en';
import { Translator } from '../../src/i18n/translate';
import { ConversationStore } from '../../src/store/conversation';
import categories from '../fixtures/categories.json';
import { all, button, mount, textOf } from '../fixtures/mount';
import { firstTurn, ScriptedService } from '../fixtures/service';

let service: ScriptedService;
let store: ConversationStore;
let chat: SourcingChat;

const shown = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 3000 });

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  service = new ScriptedService();
  store = new ConversationStore(service.client());
  chat = await mount<SourcingChat>('sourcing-chat', { store, owns: true });
});

afterEach(() => document.body.replaceChildren());

describe('before anything is said', () => {
  it('examples come from the catalogue, and begin with their category', async () => {
    await shown(() => expect(all(chat, 'sourcing-start li button')).not.toEqual([]));
    all(chat, 'sourcing-start li button')[0]?.click();
    await shown(() => expect(service.sent).toHaveLength(1));
    expect(service.sent[0]?.body).toMatchObject({ edits: [{ op: 'product' }] });
  });

  it('they are one of each branch before a second of any', () => {
    const roots = examples(categories.root, 4).map((one) => one.path[0]);
    expect(new Set(roots).size).toBe(roots.length);
  });
});

describe('after a message', () => {
  beforeEach(async () => {
    await shown(() => expect(store.state.phase).toBe('ready'));
    store.say('20 electric forklifts');
    await shown(() => expect(all(chat, 'sourcing-card').length).toBeGreaterThan(0));
    await chat.updateComplete;
  });

  it('the buyer, the answer, the products and the question are there', () => {
    expect(all(chat, '.buyer').map(textOf).join()).toContain('20 electric forklifts');
    expect(all(chat, '.said').length).toBe(firstTurn.paragraphs.length);
    expect(all(chat, 'sourcing-question h3').map(textOf)).toEqual([firstTurn.question?.text]);
    expect(all(chat, 'sourcing-need .chip').length).toBeGreaterThan(2);
  });

  it('it is announced once, in one piece', () => {
    const polite = all(chat, '[aria-live="polite"]').map(textOf).filter(Boolean);
    expect(polite).toEqual([
      announcementOf(firstTurn, new Translator('en', en)).replace(/\s+/g, ' '),
    ]);
    expect(all(chat, '[role="log"]')[0]?.getAttribute('aria-live')).toBe('off');
  });

  it('a shortlist tells the page, and offers what to do with it', async () => {
    const told = vi.fn();
    chat.addEventListener('sourcing-select', told);
    button(chat, /^Shortlist/).click();
    expect(told.mock.calls[0]?.[0].detail).toMatchObject({ selected: true });
    await shown(() => expect(store.state.turns).toHaveLength(2));
  });

  it('starting over can be undone from the message that says so', async () => {
    button(chat, 'Start over').click();
    await shown(() => expect(store.state.turns).toHaveLength(2));
    expect(service.sent.at(-1)?.body).toEqual({ edits: [{ op: 'restart' }] });
    button(chat, 'Undo').click();
    await shown(() => expect(store.state.turns).toHaveLength(3));
    expect(service.sent.at(-1)?.body).toEqual({ edits: [{ op: 'undo' }] });
  });

  it('every button has a name', () => {
    const nameless = all(chat, 'button, a[href]').filter(
      (one) => !(one.getAttribute('aria-label') ?? textOf(one)),
    );
    expect(nameless).toEqual([]);
  });

  it('every field has a label', () => {
    const fields = all(chat, 'input, select, textarea').filter((field) => {
      const root = field.getRootNode() as ShadowRoot;
      return !(
        field.getAttribute('aria-label') ||
        field.closest('label') ||
        root.querySelector(`label[for="${field.id}"]`)
      );
    });
    expect(fields).toEqual([]);
  });

  it('the language can be changed at any time', async () => {
    await store.speech.use('es');
    await chat.updateComplete;
    expect(button(chat, 'Empezar de nuevo')).toBeTruthy();
    expect(chat.lang).toBe('es');
  });
});
