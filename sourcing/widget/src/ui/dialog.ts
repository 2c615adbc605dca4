/** Dialog: asks for attention before anything else; the browser keeps the focus inside. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { define } from './define';
import { icon } from './icon';

/** Slots: the content, and `actions` below it. Fires `closed`. */
@define('sourcing-dialog')
export class SourcingDialog extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dialog {
        inline-size: min(40rem, calc(100vw - 2rem));
        max-block-size: calc(100dvh - 2rem);
        padding: 0;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius-lg);
        background: var(--s-raised);
        color: var(--s-text);
        box-shadow: var(--s-shadow);
      }

      :host([wide]) dialog {
        inline-size: min(84rem, calc(100vw - 2rem));
        block-size: calc(100dvh - 2rem);
      }

      dialog::backdrop {
        background: rgb(10 14 18 / 0.5);
      }

      header {
        position: sticky;
        inset-block-start: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--s-3);
        padding: var(--s-4) var(--s-5);
        background: inherit;
        border-block-end: 1px solid var(--s-line);
      }

      h2 {
        font-size: var(--s-text-lg);
      }

      .body {
        padding: var(--s-5);
      }

      ::slotted([slot='actions']) {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
        padding: 0 var(--s-5) var(--s-5);
      }
    `,
  ];

  @property() label = '';
  /** Name of the button that closes it. */
  @property({ attribute: 'close-label' }) closeLabel = 'Close';
  /** As wide as the window allows. */
  @property({ type: Boolean, reflect: true }) wide = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.closed}>
      <header>
        <h2 id="title">${this.label}</h2>
        <button
          type="button"
          class="button quiet icon"
          aria-label=${this.closeLabel}
          @click=${this.close}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <slot name="actions"></slot>
    </dialog>`;
  }

  async show(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }

  private closed(): void {
    this.dispatchEvent(new CustomEvent('closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-dialog': SourcingDialog;
  }
}
