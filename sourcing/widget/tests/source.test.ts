/** What no source file may do: make markup of text, or style in a way that a strict policy refuses. */

import { expect, it } from 'vitest';

const files = import.meta.glob('../src/**/*.ts', { query: '?raw', import: 'default', eager: true });

const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'text made into markup':
    /unsafeHTML|unsafeSVG|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
  'code made of text': /\beval\(|new Function\(/,
  'a style attribute': /\sstyle=|styleMap/,
  'sides of the screen in place of sides of the text':
    /(?:margin|padding|border)-(?:left|right):|text-align: (?:left|right)/,
};

it.each(Object.entries(FORBIDDEN))('there is nowhere %s', (_, pattern) => {
  const found = Object.entries(files).filter(([, text]) => pattern.test(String(text)));
  expect(found.map(([name]) => name)).toEqual([]);
});

it('files are found at all', () => {
  expect(Object.keys(files).length).toBeGreaterThan(40);
});
