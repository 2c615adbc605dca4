/** Hint: one small panel that any cell of a table can open, beside the button that asked for it. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { define } from '../ui/define';

const GAP = 6;
const EDGE = 8;

@define('sourcing-hint')
export class SourcingHint extends LitElement {
  static override styles = [
    base,
    css`
      .panel {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s-3) var(--s-4);
        inline-size: max-content;
        max-inline-size: min(24rem, calc(100vw - 1rem));
        max-block-size: min(24rem, calc(100dvh - 1rem));
        overflow: auto;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-raised);
        color: var(--s-text);
        font-size: var(--s-text-sm);
        box-shadow: var(--s-shadow);
      }

      h3 {
        margin-block-end: var(--s-1);
      }

      dl {
        display: grid;
        gap: var(--s-2);
      }

      dt {
        color: var(--s-muted);
        font-size: var(--s-text-xs);
      }

      dd,
      li {
        overflow-wrap: anywhere;
      }

      code {
        padding: 0 0.25rem;
        border-radius: var(--s-radius-sm);
        background: var(--s-sunken);
        font-size: 0.95em;
      }
    `,
  ];

  @state() private content: TemplateResult | null = null;
  @state() private label = '';
  @query('.panel') private panel!: HTMLElement;
  private anchor: HTMLElement | null = null;

  override render(): TemplateResult {
    return html`<div
      class="panel"
      popover="auto"
      role="dialog"
      aria-label=${this.label}
      tabindex="-1"
      @toggle=${this.toggled}
    >
      ${this.content}
    </div>`;
  }

  /** Show it beside a button; the same button again closes it. */
  async show(anchor: HTMLElement, label: string, content: TemplateResult): Promise<void> {
    if (this.anchor === anchor) return this.panel.hidePopover?.();
    this.panel.hidePopover?.();
    this.anchor = anchor;
    this.label = label;
    this.content = content;
    await this.updateComplete;
    anchor.setAttribute('aria-expanded', 'true');
    this.panel.showPopover?.();
    this.place(anchor);
    this.panel.focus();
  }

  private toggled(event: ToggleEvent): void {
    if (event.newState !== 'closed') return;
    const { anchor } = this;
    anchor?.setAttribute('aria-expanded', 'false');
    // A click on the same button closes it before the button hears of the click.
    setTimeout(() => {
      if (this.anchor === anchor) this.anchor = null;
    }, 50);
  }

  private place(anchor: HTMLElement): void {
    const from = anchor.getBoundingClientRect();
    const size = this.panel.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(from.left, innerWidth - size.width - EDGE));
    const below = from.bottom + GAP;
    const above = from.top - GAP - size.height;
    const top = below + size.height <= innerHeight - EDGE || above < EDGE ? below : above;
    const { style } = this.panel;
    style.setProperty('left', `${left}px`);
    style.setProperty(
      'top',
      `${Math.max(EDGE, Math.min(top, innerHeight - size.height - EDGE))}px`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-hint': SourcingHint;
  }
}
