/** Popover: a small panel beside the button that opens it, above everything else.
 *
 * The browser's own popover closes on Esc and on a click outside.
 */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { define } from './define';

const GAP = 6;
const EDGE = 8;

/** Slots: `trigger` for a button, the rest for what it opens.
 *
 * Fires `opening` before it opens, and `toggled` with whether it is open.
 */
@define('sourcing-popover')
export class SourcingPopover extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        max-inline-size: 100%;
      }

      .panel {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s-4);
        inline-size: max-content;
        max-inline-size: min(22rem, calc(100vw - 1rem));
        max-block-size: min(36rem, calc(100dvh - 1rem));
        overflow: auto;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-raised);
        color: var(--s-text);
        box-shadow: var(--s-shadow);
      }
    `,
  ];

  /** Accessible name of the panel. */
  @property() label = '';

  @state() private open = false;
  private held = false;
  @query('.panel') private panel!: HTMLElement;

  override render(): TemplateResult {
    return html`
      <slot name="trigger" @click=${this.toggle} @slotchange=${this.mark}></slot>
      <div
        class="panel"
        part="panel"
        popover="auto"
        role="dialog"
        aria-label=${this.label}
        @beforetoggle=${this.leaving}
        @toggle=${this.toggled}
      >
        ${this.open ? html`<slot></slot>` : null}
      </div>
    `;
  }

  show(): void {
    if (this.open) return;
    this.open = true;
    this.dispatchEvent(new CustomEvent('opening'));
    // What is only made when it is opened has been made by the next frame.
    requestAnimationFrame(() => {
      this.panel.showPopover?.();
      this.place();
      this.focusFirst();
    });
  }

  close(): void {
    if (!this.open) return;
    this.panel.hidePopover?.();
    this.open = false;
    this.mark();
    this.trigger?.focus();
  }

  private get trigger(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[slot="trigger"]');
  }

  private readonly toggle = (): void => (this.open ? this.close() : this.show());

  private readonly mark = (): void => {
    this.trigger?.setAttribute('aria-haspopup', 'dialog');
    this.trigger?.setAttribute('aria-expanded', String(this.open));
  };

  /** The browser gives the focus back only to what is in its own panel, not to what is slotted. */
  private leaving(event: ToggleEvent): void {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    this.held = event.newState === 'closed' && this.contains(activeElement);
  }

  private toggled(event: ToggleEvent): void {
    const open = event.newState === 'open';
    this.open = open;
    this.mark();
    if (!open && this.held) this.trigger?.focus();
    if (open) globalThis.addEventListener('resize', this.place);
    else globalThis.removeEventListener('resize', this.place);
    this.dispatchEvent(new CustomEvent<boolean>('toggled', { detail: open }));
  }

  private focusFirst(): void {
    const content = this.querySelector<HTMLElement>(':scope > :not([slot])');
    const field = content?.querySelector<HTMLElement>('button, input, select, textarea, a[href]');
    (field ?? content)?.focus();
  }

  /** Below the trigger where there is room, above it otherwise; never past the window's edges. */
  private readonly place = (): void => {
    const from = this.trigger?.getBoundingClientRect();
    if (!from) return;
    const { style } = this.panel;
    const size = this.panel.getBoundingClientRect();
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    const start = rightToLeft ? from.right - size.width : from.left;
    const left = Math.max(EDGE, Math.min(start, innerWidth - size.width - EDGE));
    const below = from.bottom + GAP;
    const above = from.top - GAP - size.height;
    const top = below + size.height <= innerHeight - EDGE || above < EDGE ? below : above;
    style.setProperty('left', `${left}px`);
    style.setProperty(
      'top',
      `${Math.max(EDGE, Math.min(top, innerHeight - size.height - EDGE))}px`,
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-popover': SourcingPopover;
  }
}
