/** Translate: a message with its blanks filled, and numbers, money and dates as a locale has them. */

import type { Language } from './languages';
import type { Key, Message, Messages, Params } from './messages';

const BLANK = /\{(\w+)\}/g;

/** What a component needs to speak a language. */
export class Translator {
  readonly locale: string;
  private readonly plural: Intl.PluralRules;
  private readonly integer: Intl.NumberFormat;

  /** @param locale BCP 47 tag for numbers and dates, such as `es-MX`; the language otherwise. */
  constructor(
    readonly language: Language,
    private readonly messages: Messages,
    locale: string = language,
  ) {
    this.locale = locale;
    this.plural = new Intl.PluralRules(locale);
    this.integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  }

  /** The message, with its blanks filled. */
  readonly t = <K extends Key>(key: K, ...params: Params<K>): string => {
    const fill = (params[0] ?? {}) as Readonly<Record<string, string | number>>;
    const message: Message = this.messages[key];
    const text =
      typeof message === 'string'
        ? message
        : (message[this.plural.select(Number(fill.count))] ?? message.other);
    return text.replace(BLANK, (_, name: string) => {
      const value = fill[name];
      return typeof value === 'number' ? this.integer.format(value) : (value ?? '');
    });
  };

  readonly number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    new Intl.NumberFormat(this.locale, { maximumSignificantDigits: 6, ...options }).format(value);

  /** A number with its unit, as in "2.5 t". */
  measure(value: number, unit: string | null): string {
    const figure = this.number(value);
    if (!unit) return figure;
    return unit === '%' || unit === '°' ? `${figure}${unit}` : `${figure}\u00a0${unit}`;
  }

  /** An amount; the decimal stays exact, as it never becomes a float. */
  money(amount: string, currency: string): string {
    const whole = !/\.\d*[1-9]/.test(amount);
    const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
    try {
      const format = new Intl.NumberFormat(this.locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        ...digits,
      });
      // ES2023 formats decimal strings exactly; TypeScript asks for the narrower type.
      return format.format(amount as Intl.StringNumericLiteral);
    } catch {
      return `${currency} ${amount}`;
    }
  }

  date(iso: string): string {
    const day = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
    if (Number.isNaN(day.getTime())) return iso;
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' }).format(day);
  }

  list(parts: readonly string[]): string {
    return new Intl.ListFormat(this.locale, { type: 'conjunction' }).format(parts);
  }

  country(code: string): string {
    return this.name('region', code);
  }

  currency(code: string): string {
    return this.name('currency', code);
  }

  private name(type: 'region' | 'currency', code: string): string {
    try {
      return new Intl.DisplayNames(this.locale, { type }).of(code) ?? code;
    } catch {
      return code;
    }
  }
}
