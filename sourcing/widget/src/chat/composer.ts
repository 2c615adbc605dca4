/** Composer: where the buyer writes; Enter sends, Shift and Enter begin a new line. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';

/** Characters that the service takes. */
const LIMIT = 4000;

@define('sourcing-composer')
export class SourcingComposer extends Part {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--s-1);
        padding: var(--s-1);
        border: 1px solid var(--s-edge);
        border-radius: calc(var(--s-radius) + var(--s-1));
        background: var(--s-surface);
      }

      form:focus-within {
        border-color: var(--s-accent);
        outline: 2px solid var(--s-accent);
        outline-offset: -1px;
      }

      textarea {
        field-sizing: content;
        min-block-size: 2.25rem;
        max-block-size: 8rem;
        padding: 0.4375rem var(--s-2);
        border: 0;
        outline: 0;
        background: none;
        resize: none;
        font-size: var(--s-text-md);
        line-height: 1.4;
      }

      textarea:focus-visible {
        outline: none; /* the form around it shows the focus */
      }

      textarea::placeholder {
        color: var(--s-faint);
        opacity: 1;
      }

      .fault {
        padding: var(--s-1) var(--s-2) 0;
      }

      @media (pointer: coarse) {
        textarea {
          font-size: 1rem;
          min-block-size: 2.75rem;
          padding-block: 0.625rem;
        }
      }
    `,
  ];

  @state() private text = '';
  @query('textarea') private field!: HTMLTextAreaElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = this.store.keeper.draft;
  }

  override render(): TemplateResult {
    const { t } = this;
    const long = this.text.length > LIMIT;
    const first = this.state.turns.length === 0;
    return html`<form @submit=${this.submit}>
        <textarea
          id="text"
          rows="1"
          autocomplete="off"
          enterkeyhint="send"
          aria-label=${t('composer.label')}
          aria-invalid=${long}
          aria-describedby=${long ? 'fault' : nothing}
          placeholder=${t(first ? 'composer.first' : 'composer.next')}
          .value=${this.text}
          @input=${this.input}
          @keydown=${this.key}
        ></textarea>
        <button
          type="submit"
          class="button primary icon"
          aria-label=${t('composer.send')}
          title=${t('composer.send')}
          aria-disabled=${!this.ready}
        >
          ${icon('send')}
        </button>
      </form>
      ${long ? html`<p id="fault" class="fault">${t('composer.tooLong', { limit: LIMIT })}</p>` : nothing}`;
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  /** Put words back that were not sent. */
  restore(): void {
    this.text = this.store.keeper.draft || this.text;
  }

  private get ready(): boolean {
    return this.text.trim().length > 0 && this.text.length <= LIMIT;
  }

  private input(): void {
    this.text = this.field.value;
    this.store.keeper.draft = this.text;
    this.store.prepare();
  }

  private key(event: KeyboardEvent): void {
    // While an input method is composing, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (!this.ready) return;
    const words = this.text;
    this.text = '';
    this.store.keeper.draft = '';
    this.store.say(words);
    this.field.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-composer': SourcingComposer;
  }
}
