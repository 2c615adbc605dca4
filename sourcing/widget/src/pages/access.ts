/** Access key: who a page calls as: a key for this tab, or the visitor that the browser is. */

import type { TokenKeeper } from '../api/client';

export class AccessKey implements TokenKeeper {
  private readonly name: string;
  private key: string | null;

  constructor(
    private readonly visitor: TokenKeeper,
    scope: string,
  ) {
    this.name = `sourcing:${scope}:key`;
    this.key = this.read();
  }

  get(): string | null {
    return this.key ?? this.visitor.get();
  }

  /** A token that the service gave, or none because it refused the one in use. */
  set(token: string | null): void {
    if (token === null && this.key !== null) this.use(null);
    else this.visitor.set(token);
  }

  /** Call with a key from now on, until the tab is closed. */
  use(key: string | null): void {
    this.key = key;
    try {
      if (key === null) sessionStorage.removeItem(this.name);
      else sessionStorage.setItem(this.name, key);
    } catch {
      // Asked for again on the next page.
    }
  }

  private read(): string | null {
    try {
      return sessionStorage.getItem(this.name);
    } catch {
      return null;
    }
  }
}
