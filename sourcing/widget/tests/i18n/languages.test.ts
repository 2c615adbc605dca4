import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en';
import {
  chooseLanguage,
  type Language,
  languageFor,
  languages,
  loadMessages,
} from '../../src/i18n/languages';
import type { Message } from '../../src/i18n/messages';
import { Translator } from '../../src/i18n/translate';

function blanks(message: Message): string[] {
  const text = typeof message === 'string' ? message : message.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe.each(languages.filter((one) => one !== 'en'))('%s', (language: Language) => {
  it('says everything that English says, and nothing else', async () => {
    const messages = await loadMessages(language);
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
  });

  it('has the blanks of the English messages', async () => {
    const messages = await loadMessages(language);
    for (const [key, message] of Object.entries(messages)) {
      expect({ key, blanks: blanks(message) }).toEqual({
        key,
        blanks: blanks(en[key as keyof typeof en]),
      });
    }
  });

  it('leaves nothing empty, and hardly anything in English', async () => {
    const messages = await loadMessages(language);
    const same = Object.entries(messages).filter(([key, message]) => {
      const text = JSON.stringify(message);
      expect(text.replace(/[{}":]/g, '').trim(), key).not.toBe('');
      return text === JSON.stringify(en[key as keyof typeof en]);
    });
    // A name, and a word that Spanish shares.
    expect(['app.title', 'editor.no']).toEqual(expect.arrayContaining(same.map(([key]) => key)));
  });

  it('has every form that its plural asks for', async () => {
    const rules = new Intl.PluralRules(language);
    const messages = await loadMessages(language);
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === 'string') continue;
      for (const count of [0, 1, 2, 5, 21, 100]) {
        const form = rules.select(count);
        expect(message[form] ?? message.other, `${key} ${form}`).toBeTruthy();
      }
    }
  });
});

it('nothing is translated that is never said', () => {
  const files = import.meta.glob(['../../src/**/*.ts', '!../../src/i18n/*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const source = Object.values(files).join('\n');
  const unsaid = Object.keys(en).filter((key) => {
    // Keys such as `operator.≥` are put together from what a document says.
    const family = `\`${key.slice(0, key.indexOf('.') + 1)}${'$'}{`;
    const from = `\`${key.slice(0, key.lastIndexOf('.') + 1)}${'$'}{`;
    return !(source.includes(`'${key}'`) || source.includes(family) || source.includes(from));
  });
  expect(unsaid).toEqual([]);
});

describe('which language', () => {
  it.each([
    ['en-GB', 'en'],
    ['es-MX', 'es'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['fr', null],
    ['not a tag!', null],
  ])('%s is spoken as %s', (tag, expected) => {
    expect(languageFor(tag)).toBe(expected);
  });

  it('takes the first that can be had, and English otherwise', () => {
    expect(chooseLanguage(['fr-FR', 'zh-TW', 'en'])).toBe('zh-Hant');
    expect(chooseLanguage(['fr'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });
});

describe('a translator', () => {
  const speak = new Translator('en', en, 'en-US');

  it('fills blanks and chooses the form for a number', () => {
    expect(speak.t('products.total', { count: 1 })).toBe('1 product');
    expect(speak.t('products.total', { count: 1200 })).toBe('1,200 products');
    expect(speak.t('state.reference', { id: 'a{b}' })).toBe('Reference: a{b}');
  });

  it('formats exact amounts without making floats of them', () => {
    expect(speak.money('1250.00', 'USD').replace(/\s/g, ' ')).toBe('USD 1,250');
    expect(speak.money('0.35', 'USD').replace(/\s/g, ' ')).toBe('USD 0.35');
    expect(speak.money('12345678901234567.25', 'USD')).toContain('12,345,678,901,234,567.25');
    expect(speak.money('5', 'not a currency')).toBe('not a currency 5');
  });

  it('keeps a unit with its number', () => {
    expect(speak.measure(2.5, 't')).toBe('2.5\u00a0t');
    expect(speak.measure(40, '%')).toBe('40%');
    expect(speak.measure(3, null)).toBe('3');
  });

  it('names countries and currencies, and leaves codes that it does not know', () => {
    expect(speak.country('CN')).toBe('China');
    expect(speak.currency('EUR')).toBe('Euro');
    expect(speak.country('??')).toBe('??');
  });
});
