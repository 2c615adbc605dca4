/** Toast: a short message with at most one thing to do about it, that goes by itself.
 *
 * It stays while the pointer or the focus is on it (WCAG 2.2.1).
 */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { define } from './define';
import { icon } from './icon';

export interface ToastMessage {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SECONDS = 10;

@define('sourcing-toast')
export class SourcingToast extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        position: absolute;
        inset-inline: var(--s-3);
        inset-block-end: 100%;
        z-index: 4;
        display: flex;
        justify-content: center;
        padding-block-end: var(--s-2);
        pointer-events: none;
      }

      .toast {
        display: flex;
        align-items: center;
        gap: var(--s-3);
        padding: var(--s-1) var(--s-1) var(--s-1) var(--s-4);
        border-radius: var(--s-radius);
        background: var(--s-text);
        color: var(--s-surface);
        font-size: var(--s-text-sm);
        box-shadow: var(--s-shadow);
        pointer-events: auto;
      }

      .toast .link {
        color: inherit;
        text-decoration-color: currentColor;
      }

      .toast .button {
        color: inherit;
      }

      .toast :focus-visible {
        outline-color: currentColor;
      }
    `,
  ];

  @property({ attribute: 'close-label' }) closeLabel = 'Close';
  @state() private message: ToastMessage | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(message: ToastMessage): void {
    this.message = message;
    this.wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const { message } = this;
    return html`<div role="status">
      ${
        message
          ? html`<div
              class="toast"
              @pointerenter=${this.hold}
              @pointerleave=${this.wait}
              @focusin=${this.hold}
              @focusout=${this.wait}
            >
              <span>${message.text}</span>
              ${
                message.action
                  ? html`<button type="button" class="link" @click=${this.act}>
                      ${message.action.label}
                    </button>`
                  : null
              }
              <button
                type="button"
                class="button quiet icon small"
                aria-label=${this.closeLabel}
                @click=${this.dismiss}
              >
                ${icon('close', 16)}
              </button>
            </div>`
          : null
      }
    </div>`;
  }

  private readonly dismiss = (): void => {
    clearTimeout(this.timer);
    this.message = null;
  };

  private readonly hold = (): void => clearTimeout(this.timer);

  private readonly wait = (): void => {
    clearTimeout(this.timer);
    if (this.message) this.timer = setTimeout(this.dismiss, SECONDS * 1000);
  };

  private act(): void {
    const action = this.message?.action;
    this.dismiss();
    action?.run();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-toast': SourcingToast;
  }
}
