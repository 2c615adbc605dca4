import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuestionDocument } from '../../src/api/types';
import '../../src/chat/question';
import type { SourcingQuestion } from '../../src/chat/question';
import { ConversationStore } from '../../src/store/conversation';
import { all, button, mount, textOf } from '../fixtures/mount';
import { firstTurn, ScriptedService, secondTurn } from '../fixtures/service';

let store: ConversationStore;
let edit: ReturnType<typeof vi.spyOn>;

const several = firstTurn.question as QuestionDocument;
const ranged = secondTurn.question as QuestionDocument;

const ask = (question: QuestionDocument): Promise<SourcingQuestion> =>
  mount('sourcing-question', { store, question });

beforeEach(() => {
  localStorage.clear();
  store = new ConversationStore(new ScriptedService().client());
  edit = vi.spyOn(store, 'edit').mockImplementation(() => undefined);
});

afterEach(() => {
  store.close();
  document.body.replaceChildren();
});

describe('a question', () => {
  it('offers its answers with their counts, in words too', async () => {
    const question = await ask({ ...several, several: false });
    const [first] = several.options;
    const [chip] = all(question, '.options .chip');
    expect(chip && textOf(chip)).toContain(first?.label);
    expect(chip && textOf(chip)).toContain(`${first?.count} products`);
  });

  it('is answered by one click where there is one answer', async () => {
    const question = await ask({ ...several, several: false });
    all(question, '.options .chip')[1]?.click();
    expect(edit).toHaveBeenCalledWith(
      [{ op: 'choose', question: several.id, options: [several.options[1]?.id] }],
      several.options[1]?.label,
    );
  });

  it('gathers several answers before they are sent', async () => {
    const question = await ask(several);
    const [one, two] = all(question, '.options .chip');
    one?.click();
    two?.click();
    await question.updateComplete;
    expect(edit).not.toHaveBeenCalled();
    expect(one?.getAttribute('aria-pressed')).toBe('true');
    button(question, 'Choose 2').click();
    expect(edit.mock.calls[0]?.[0]).toEqual([
      { op: 'choose', question: several.id, options: several.options.slice(0, 2).map((o) => o.id) },
    ]);
  });

  it('names further answers once they are asked for', async () => {
    const further = several.options.slice(0, 3).map((one, at) => ({
      ...one,
      id: `f${at}`,
      label: `Further ${at}`,
    }));
    const question = await ask({ ...several, further });
    expect(all(question, '.options').map(textOf).join()).not.toContain('Further');
    button(question, '3 more answers').click();
    await question.updateComplete;
    button(question, /^Further 1/).click();
    await question.updateComplete;
    button(question, 'Choose 1').click();
    expect(edit.mock.calls[0]?.[0]).toEqual([
      { op: 'choose', question: several.id, options: ['f1'] },
    ]);
  });

  it('can always be passed over', async () => {
    const question = await ask(several);
    button(question, several.skip).click();
    button(question, 'I don’t know').click();
    button(question, 'Not now').click();
    expect(edit.mock.calls.map((call: unknown[]) => call[0])).toEqual([
      [{ op: 'no_preference' }],
      [{ op: 'dont_know' }],
      [{ op: 'skip' }],
    ]);
  });

  it('has one answer in the tab order, and arrows to the others', async () => {
    const question = await ask(several);
    const chips = all(question, '.options .chip');
    expect(chips.map((chip) => chip.tabIndex).filter((index) => index === 0)).toHaveLength(1);
    chips[0]?.focus();
    chips[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(chips.map((chip) => chip.tabIndex).indexOf(0)).toBe(1);
  });

  it('forgets what was picked when another one comes', async () => {
    const question = await ask(several);
    all(question, '.options .chip')[0]?.click();
    question.question = { ...several, id: 'another' };
    await question.updateComplete;
    expect(all(question, '[aria-pressed="true"]')).toEqual([]);
  });
});

describe('a range', () => {
  const range = async (): Promise<HTMLElement> => {
    const question = await ask({ ...ranged, options: [] });
    const [found] = all(question, 'sourcing-range');
    if (!found) throw new Error('no slider');
    return found;
  };

  it('is drawn over the distribution, both ends named', async () => {
    const slider = await range();
    expect(all(slider, 'rect')).toHaveLength(ranged.histogram.length);
    expect(all(slider, 'input[type=range]').map((one) => one.getAttribute('aria-label'))).toEqual([
      `${ranged.text}: Lowest`,
      `${ranged.text}: Highest`,
    ]);
  });

  it('requires what it is set to', async () => {
    const slider = await range();
    const [low] = all(slider, 'input[type=number]') as HTMLInputElement[];
    if (!low) throw new Error('no field');
    const value = Number(low.value) + 200;
    low.value = String(value);
    low.dispatchEvent(new Event('change'));
    await (slider as unknown as SourcingQuestion).updateComplete;
    button(slider, 'Use this range').click();
    expect(edit.mock.calls[0]?.[0]).toEqual([
      expect.objectContaining({
        op: 'require',
        field: ranged.field,
        operator: '≥',
        values: [value],
      }),
    ]);
  });

  it('does not let one end pass the other', async () => {
    const slider = await range();
    const [low, high] = all(slider, 'input[type=number]') as HTMLInputElement[];
    if (!low || !high) throw new Error('no fields');
    const top = high.value;
    low.value = '1e9';
    low.dispatchEvent(new Event('change'));
    await (slider as unknown as SourcingQuestion).updateComplete;
    expect(low.value).toBe(top);
  });
});

describe('a term that is asked for', () => {
  it('has its own form', async () => {
    const term: QuestionDocument = {
      ...several,
      kind: 'term',
      term: 'destination',
      field: null,
      options: [],
      histogram: [],
    };
    const question = await ask(term);
    const [country] = all(question, '#country') as HTMLSelectElement[];
    if (!country) throw new Error('no countries');
    country.value = 'DE';
    const [form] = all(question, 'form') as HTMLFormElement[];
    form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    expect(edit.mock.calls[0]?.[0]).toEqual([{ op: 'destination', country: 'DE', name: null }]);
  });
});
