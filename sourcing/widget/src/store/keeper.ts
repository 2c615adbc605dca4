/** Keeper: what is remembered between visits, per service, in the browser's own storage.
 *
 * Storage can be full or forbidden (private windows, embedded frames): then nothing is kept, and
 * everything else works.
 */

import type { TokenKeeper } from '../api/client';
import type { Outgoing, Settings } from './state';

export type Theme = 'auto' | 'light' | 'dark';

function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return globalThis[kind] ?? null;
  } catch {
    return null;
  }
}

export class Keeper {
  /** @param scope the endpoint: two services on one page do not share anything. */
  constructor(private readonly scope: string) {}

  readonly token: TokenKeeper = {
    get: () => this.read<string>('visitor'),
    set: (token) => this.write('visitor', token),
  };

  get conversation(): string | null {
    return this.read<string>('conversation');
  }

  set conversation(id: string | null) {
    this.write('conversation', id);
  }

  get outbox(): readonly Outgoing[] {
    const kept = this.read<unknown>('outbox');
    return Array.isArray(kept) ? (kept as Outgoing[]).filter((one) => isText(one?.key)) : [];
  }

  set outbox(items: readonly Outgoing[]) {
    this.write('outbox', items.length ? items : null);
  }

  get settings(): Partial<Settings> {
    return this.read<Partial<Settings>>('settings') ?? {};
  }

  set settings(settings: Settings) {
    this.write('settings', settings);
  }

  get theme(): Theme | null {
    return this.read<Theme>('theme');
  }

  set theme(theme: Theme | null) {
    this.write('theme', theme);
  }

  get consent(): boolean {
    return this.read<boolean>('consent') === true;
  }

  set consent(given: boolean) {
    this.write('consent', given ? true : null);
  }

  /** What was typed and not sent. */
  get draft(): string {
    return this.read<string>('draft', 'sessionStorage') ?? '';
  }

  set draft(text: string) {
    this.write('draft', text || null, 'sessionStorage');
  }

  get scroll(): number | null {
    return this.read<number>('scroll', 'sessionStorage');
  }

  set scroll(place: number | null) {
    this.write('scroll', place, 'sessionStorage');
  }

  private read<T>(
    name: string,
    kind: 'localStorage' | 'sessionStorage' = 'localStorage',
  ): T | null {
    try {
      const text = storage(kind)?.getItem(`sourcing:${this.scope}:${name}`);
      return text == null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  }

  private write(
    name: string,
    value: unknown,
    kind: 'localStorage' | 'sessionStorage' = 'localStorage',
  ): void {
    const key = `sourcing:${this.scope}:${name}`;
    try {
      if (value == null) storage(kind)?.removeItem(key);
      else storage(kind)?.setItem(key, JSON.stringify(value));
    } catch {
      // Full or forbidden: the page works, it only forgets.
    }
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}
