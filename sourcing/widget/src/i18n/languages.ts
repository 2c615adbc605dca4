/** Languages of the interface: how they are called, how one is chosen, how one is loaded. */

import { en } from './en';
import type { Messages } from './messages';

export const languages = ['en', 'es', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof languages)[number];

/** The name of each language in itself. */
export const ownName: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

export function isLanguage(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag);
}

/** The language of the interface for a BCP 47 tag; null when there is none. */
export function languageFor(tag: string): Language | null {
  if (!tag) return null;
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag).maximize();
  } catch {
    return null;
  }
  const { language, script } = locale;
  if (language === 'zh') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  return isLanguage(language) ? language : null;
}

/** The first language that can be had of those that are wished for; English otherwise. */
export function chooseLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = languageFor(tag);
    if (found) return found;
  }
  return 'en';
}

/** The messages of a language; all but English are loaded when they are first wanted. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'en':
      return en;
    case 'es':
      return (await import('./es')).es;
    case 'zh-Hans':
      return (await import('./zh-hans')).zhHans;
    case 'zh-Hant':
      return (await import('./zh-hant')).zhHant;
  }
}
