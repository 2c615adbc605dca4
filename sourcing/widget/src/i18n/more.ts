/** More: the messages of a part that is loaded when it is wanted, in the language in use. */

import type { Language } from './languages';
import type { Message, Messages, ParamsOf, Plural } from './messages';
import { Translator } from './translate';

type Catalogue = Readonly<Record<string, Message>>;

/** The same keys in another language. */
export type Worded<English extends Catalogue> = {
  readonly [K in keyof English]: English[K] extends string ? string : Plural;
};

/** Gives a message of the part. */
export type Words<English extends Catalogue> = <K extends keyof English>(
  key: K,
  ...params: ParamsOf<English[K]>
) => string;

type Loaders<English extends Catalogue> = Readonly<
  Record<Exclude<Language, 'en'>, () => Promise<Worded<English>>>
>;

/** English is there at once; another language takes its place when it has come. */
export class More<English extends Catalogue> {
  private language: Language = 'en';
  private wanted: Language = 'en';
  private locale = '';
  private words: Words<English>;
  private found: Worded<English>;

  constructor(
    english: English,
    private readonly others: Loaders<English>,
  ) {
    this.found = english as unknown as Worded<English>;
    this.english = this.found;
    this.words = this.worded('en');
  }

  private readonly english: Worded<English>;

  /** The messages for a language, or those at hand until they have come; then `changed` is called. */
  in(speak: Translator, changed: () => void): Words<English> {
    if (speak.language !== this.wanted) void this.use(speak.language, changed);
    if (speak.locale !== this.locale) {
      this.locale = speak.locale;
      this.words = this.worded(speak.locale);
    }
    return this.words;
  }

  private async use(language: Language, changed: () => void): Promise<void> {
    this.wanted = language;
    try {
      const found = language === 'en' ? this.english : await this.others[language]();
      if (language !== this.wanted) return;
      this.found = found;
      this.language = language;
      this.words = this.worded(this.locale || language);
      changed();
    } catch {
      // Without a connection it stays in the language that is there.
    }
  }

  private worded(locale: string): Words<English> {
    // The translator fills blanks and picks plurals whatever the keys are called.
    const messages = this.found as unknown as Messages;
    const translator = new Translator(this.language, messages, locale);
    return translator.t as unknown as Words<English>;
  }
}
