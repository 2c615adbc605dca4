/** Split: the bar between two columns, moved by pointer or by keys, and remembered. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../design/base';
import { define } from '../ui/define';

const KEPT = 'sourcing:split';
export const least = 24;
export const most = 60;
const usual = 34;
const STEP = 2;

/** Share of the window, in percent, that the first column had last. */
export function keptShare(): number {
  try {
    const kept = Number(localStorage.getItem(KEPT));
    return kept >= least && kept <= most ? kept : usual;
  } catch {
    return usual;
  }
}

/** Fires `moved` with the new share in percent. */
@define('sourcing-split')
export class SourcingSplit extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        z-index: 3;
        inline-size: 1px;
        background: var(--s-line);
      }

      [role='separator'] {
        position: absolute;
        inset-block: 0;
        inset-inline: -5px;
        cursor: col-resize;
        touch-action: none;
      }

      [role='separator']:is(:hover, :focus-visible)::after {
        content: '';
        position: absolute;
        inset-block: 0;
        inset-inline: 3px;
        background: var(--s-accent);
      }

      [role='separator']:focus-visible {
        outline: none;
      }
    `,
  ];

  @property({ type: Number }) share = usual;
  @property() label = '';

  override render(): TemplateResult {
    return html`<div
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.label}
      aria-valuemin=${least}
      aria-valuemax=${most}
      aria-valuenow=${Math.round(this.share)}
      @keydown=${this.key}
      @pointerdown=${this.grab}
      @dblclick=${() => this.move(usual)}
    ></div>`;
  }

  private get rightToLeft(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  private key(event: KeyboardEvent): void {
    const way = this.rightToLeft ? -1 : 1;
    const to = {
      ArrowLeft: this.share - way * STEP,
      ArrowRight: this.share + way * STEP,
      Home: least,
      End: most,
      Enter: usual,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.move(to);
  }

  private grab(event: PointerEvent): void {
    const bar = event.currentTarget as HTMLElement;
    bar.setPointerCapture(event.pointerId);
    const follow = (moved: PointerEvent): void => {
      const part = (moved.clientX / innerWidth) * 100;
      this.move(this.rightToLeft ? 100 - part : part);
    };
    const away = new AbortController();
    const { signal } = away;
    bar.addEventListener('pointermove', follow, { signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      bar.addEventListener(end, () => away.abort(), { signal });
    }
  }

  private move(to: number): void {
    const share = Math.min(most, Math.max(least, to));
    try {
      localStorage.setItem(KEPT, String(share));
    } catch {
      // Forgotten on the next visit, nothing else.
    }
    this.dispatchEvent(new CustomEvent<number>('moved', { detail: share }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-split': SourcingSplit;
  }
}
