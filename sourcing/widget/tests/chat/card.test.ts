import { afterEach, describe, expect, it } from 'vitest';
import type { ProductCard } from '../../src/api/types';
import '../../src/chat/card';
import type { SourcingCard } from '../../src/chat/card';
import { all, button, mount, textOf } from '../fixtures/mount';
import { firstTurn } from '../fixtures/service';

const [sample] = firstTurn.products as readonly [ProductCard];
const show = (change: Partial<ProductCard>, props: object = {}): Promise<SourcingCard> =>
  mount('sourcing-card', { card: { ...sample, ...change }, ...props });

afterEach(() => document.body.replaceChildren());

describe('a card', () => {
  it('says the terms of the offer', async () => {
    const text = textOf((await show({})).shadowRoot as unknown as Element);
    expect(text).toMatch(/USD\s9,930/);
    expect(text).toContain('from 10');
    expect(text).toContain('33–38 days');
  });

  it('says what is not stated', async () => {
    const card = await show({ price: null, moq: null, lead_time: null });
    expect(all(card, '.unstated')).toHaveLength(3);
  });

  it('marks each requirement with a word, not by colour alone', async () => {
    const [outcome] = sample.outcomes;
    if (!outcome) throw new Error('the sample has an outcome');
    const outcomes = (['met', 'missed', 'unknown'] as const).map((truth) => ({
      ...outcome,
      truth,
    }));
    const card = await show({ outcomes });
    expect(all(card, '.mark').map(textOf)).toEqual([
      expect.stringMatching(/ met$/),
      expect.stringMatching(/ not met$/),
      expect.stringMatching(/ not stated$/),
    ]);
    // What is unknown is never shown with a value, which would look like a pass.
    expect(all(card, '.mark.unknown b')).toEqual([]);
  });

  it('opens why it is there', async () => {
    const card = await show({});
    const why = button(card, /^Why this one/);
    expect(why.getAttribute('aria-expanded')).toBe('false');
    why.click();
    await card.updateComplete;
    expect(why.getAttribute('aria-expanded')).toBe('true');
    expect(all(card, '#reasons li').length).toBeGreaterThan(0);
  });

  it('tells what was chosen', async () => {
    const card = await show({});
    const told: string[] = [];
    for (const name of ['select', 'reject'] as const) {
      card.addEventListener(name, (event) => {
        told.push(`${name} ${(event as CustomEvent<ProductCard>).detail.product_id}`);
      });
    }
    button(card, /^Shortlist/).click();
    button(card, /^Not for me/).click();
    expect(told).toEqual([`select ${sample.product_id}`, `reject ${sample.product_id}`]);
  });
});

describe('what a catalogue can hold', () => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

  it('never becomes markup', async () => {
    const card = await show({
      title: hostile,
      brand: hostile,
      supplier: sample.supplier && { ...sample.supplier, name: hostile, verification: hostile },
      outcomes: sample.outcomes.map((one) => ({ ...one, label: hostile, value: hostile })),
    });
    expect(all(card, 'script')).toEqual([]);
    expect(all(card, 'img')).toEqual([]);
    expect(all(card, 'h4').map(textOf)).toEqual([hostile]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//x', 'file:///etc/passwd'])(
    'is no link when it is %s',
    async (url) => {
      expect(all(await show({ url }), 'a')).toEqual([]);
    },
  );

  it('is linked without telling where from', async () => {
    const [link] = all(await show({ url: 'https://shop.example/p' }), 'a');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it('is a picture only from allowed places', async () => {
    const image = 'https://images.example/a.jpg';
    expect(all(await show({ image }), 'img')).toEqual([]);
    const [picture] = all(await show({ image }, { origins: ['https://images.example'] }), 'img');
    expect(picture?.getAttribute('loading')).toBe('lazy');
    expect(picture?.getAttribute('referrerpolicy')).toBe('no-referrer');
  });

  it('gives way to a drawing when a picture does not come', async () => {
    const card = await show(
      { image: 'https://images.example/a.jpg' },
      { origins: ['https://images.example'] },
    );
    all(card, 'img')[0]?.dispatchEvent(new Event('error'));
    await card.updateComplete;
    expect(all(card, '.picture svg')).toHaveLength(1);
  });
});
