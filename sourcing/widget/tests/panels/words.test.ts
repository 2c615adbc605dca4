import { describe, expect, it } from 'vitest';
import { en as core } from '../../src/i18n/en';
import { type Language, languages } from '../../src/i18n/languages';
import type { Message } from '../../src/i18n/messages';
import { More } from '../../src/i18n/more';
import { Translator } from '../../src/i18n/translate';
import { en as pages } from '../../src/pages/words/en';
import { es as pagesEs } from '../../src/pages/words/es';
import { zhHans as pagesHans } from '../../src/pages/words/zh-hans';
import { zhHant as pagesHant } from '../../src/pages/words/zh-hant';
import { en } from '../../src/panels/words/en';
import { es } from '../../src/panels/words/es';
import { zhHans } from '../../src/panels/words/zh-hans';
import { zhHant } from '../../src/panels/words/zh-hant';
import { closeWord, openWord } from '../../src/shop/words';

type Catalogue = Readonly<Record<string, Message>>;

function blanks(message: Message): string[] {
  const text = typeof message === 'string' ? message : message.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

const sources = import.meta.glob('../../src/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const code = Object.entries(sources)
  .filter(([name]) => !name.includes('/words/'))
  .map(([, text]) => String(text))
  .join('\n');

describe.each([
  ['views', en as Catalogue, { es, 'zh-Hans': zhHans, 'zh-Hant': zhHant }],
  ['pages', pages as Catalogue, { es: pagesEs, 'zh-Hans': pagesHans, 'zh-Hant': pagesHant }],
] as const)('messages of the %s', (_, english, others) => {
  it.each(Object.entries(others))(
    '%s has the keys and the blanks of the English ones',
    (__, words) => {
      expect(Object.keys(words)).toEqual(Object.keys(english));
      for (const [key, message] of Object.entries(words as Catalogue)) {
        expect({ key, blanks: blanks(message) }).toEqual({
          key,
          blanks: blanks(english[key] ?? ''),
        });
      }
    },
  );

  it.each(Object.entries(others))('%s is translated', (__, words) => {
    const same = Object.entries(words as Catalogue)
      .filter(([key, message]) => JSON.stringify(message) === JSON.stringify(english[key]))
      .map(([key]) => key);
    // Signs, units and a word that Spanish shares.
    const shared = ['compare.none', 'lab.took', 'app.chatShort'];
    expect(same.filter((key) => !shared.includes(key))).toEqual([]);
  });

  it('nothing is translated that is never said', () => {
    const said = (key: string): boolean =>
      code.includes(`'${key}'`) || code.includes(`\`${key.replace(/\.[^.]+$/, '')}.\${`);
    expect(Object.keys(english).filter((key) => !said(key))).toEqual([]);
  });
});

it('simplified and traditional characters are not mixed up', () => {
  const simplified = /[们这个对话询价单报价们产品应]/;
  const traditional = JSON.stringify({ ...zhHant, ...pagesHant });
  for (const one of '们这对话询单报产应') expect(traditional, one).not.toContain(one);
  expect(JSON.stringify(zhHans)).toMatch(simplified);
});

it('the launcher speaks every language', () => {
  for (const language of languages) {
    expect(openWord[language], language).toBeTruthy();
    expect(closeWord[language], language).toBeTruthy();
  }
});

describe('more messages', () => {
  const english = {
    'a.b': 'Hello {name}',
    'a.c': { one: '{count} step', other: '{count} steps' },
  } as const;
  const speak = (language: Language): Translator => new Translator(language, core);

  it('are English until those of the language have come', async () => {
    const spanish = {
      'a.b': 'Hola {name}',
      'a.c': { one: '{count} paso', other: '{count} pasos' },
    };
    const load = async () => spanish;
    const more = new More(english, { es: load, 'zh-Hans': load, 'zh-Hant': load });
    let changed = (): void => undefined;
    const there = new Promise<void>((resolve) => {
      changed = resolve;
    });
    expect(more.in(speak('es'), changed)('a.b', { name: 'Ana' })).toBe('Hello Ana');
    await there;
    const w = more.in(speak('es'), changed);
    expect(w('a.b', { name: 'Ana' })).toBe('Hola Ana');
    expect(w('a.c', { count: 2 })).toBe('2 pasos');
  });

  it('stay as they are when those of the language cannot be had', async () => {
    const load = async () => Promise.reject(new TypeError('Failed to fetch'));
    const more = new More(english, { es: load, 'zh-Hans': load, 'zh-Hant': load });
    more.in(speak('es'), () => undefined);
    await Promise.resolve();
    expect(more.in(speak('es'), () => undefined)('a.c', { count: 1 })).toBe('1 step');
  });
});
