/** Router: which view the full page shows, in the address, so that back and reload keep it. */

export class Router extends EventTarget {
  constructor(private readonly fallback: string) {
    super();
  }

  /** Name of the view, as the part of the address after `#` has it. */
  get view(): string {
    return this.parts[0] || this.fallback;
  }

  /** What stands after the view: `#rfq/rfq_1` is `['rfq_1']`. */
  get rest(): readonly string[] {
    return this.parts.slice(1);
  }

  /** The conversation that a link names, as `#c=c_1`; it is taken out of the address. */
  takeConversation(): string | null {
    const named = /^#c=([\w-]+)$/.exec(location.hash)?.[1] ?? null;
    if (named) history.replaceState(null, '', location.pathname + location.search);
    return named;
  }

  listen(signal: AbortSignal): void {
    globalThis.addEventListener('hashchange', () => this.dispatchEvent(new Event('change')), {
      signal,
    });
  }

  go(view: string, ...rest: readonly string[]): void {
    const parts = view === this.fallback && !rest.length ? [] : [view, ...rest];
    const hash = parts.map(encodeURIComponent).join('/');
    if (hash === location.hash.slice(1)) return;
    history.pushState(null, '', hash ? `#${hash}` : location.pathname + location.search);
    this.dispatchEvent(new Event('change'));
  }

  private get parts(): string[] {
    return location.hash
      .slice(1)
      .split('/')
      .filter(Boolean)
      .map((part) => {
        try {
          return decodeURIComponent(part);
        } catch {
          return part;
        }
      });
  }
}
