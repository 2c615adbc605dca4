/** Flip: rows glide to their new places when an order changes, unless less motion is asked for. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

export class Flip implements ReactiveController {
  private before = new Map<string, number>();

  /** @param selector of the rows, each with a `data-key`. */
  constructor(
    private readonly host: Host,
    private readonly selector: string,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.before = this.places();
  }

  hostUpdated(): void {
    if (globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches) return;
    const after = this.places();
    for (const row of this.rows()) {
      const key = row.dataset.key ?? '';
      const from = this.before.get(key);
      const to = after.get(key);
      if (from === undefined || to === undefined || Math.abs(from - to) < 1) continue;
      row.animate?.([{ transform: `translateY(${from - to}px)` }, { transform: 'none' }], {
        duration: 240,
        easing: 'ease-out',
      });
    }
  }

  private rows(): HTMLElement[] {
    return [...(this.host.renderRoot?.querySelectorAll<HTMLElement>(this.selector) ?? [])];
  }

  private places(): Map<string, number> {
    return new Map(this.rows().map((row) => [row.dataset.key ?? '', row.offsetTop]));
  }
}
