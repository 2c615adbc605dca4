/** Tabs: one of several views; arrow keys move between them (WAI-ARIA tabs pattern). */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { define } from './define';
import { type IconName, icon } from './icon';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number beside the label. */
  readonly count?: number | undefined;
  readonly icon?: IconName | undefined;
}

/** Fires `chosen` with the id of the tab. The panel is the caller's, labelled by `label`. */
@define('sourcing-tabs')
export class SourcingTabs extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }

      .list {
        display: flex;
        gap: var(--s-1);
        overflow-x: auto;
        scrollbar-width: none;
      }

      [role='tab'] {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        flex: none;
        max-inline-size: 16rem;
        min-block-size: 2.5rem;
        padding: 0.25rem 0.75rem;
        border: 0;
        border-block-end: 2px solid transparent;
        background: none;
        color: var(--s-muted);
        font-size: var(--s-text-sm);
        font-weight: 550;
        cursor: pointer;
      }

      [role='tab']:focus-visible {
        outline-offset: -3px;
        border-radius: var(--s-radius-sm);
      }

      [role='tab']:hover {
        color: var(--s-text);
      }

      [role='tab'][aria-selected='true'] {
        border-color: var(--s-accent);
        color: var(--s-accent-strong);
      }

      .text {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() chosen = '';
  @property() label = '';

  override render(): TemplateResult {
    return html`<div class="list" role="tablist" aria-label=${this.label} @keydown=${this.key}>
      ${this.tabs.map(
        (tab) => html`<button
          type="button"
          role="tab"
          id=${tab.id}
          aria-selected=${tab.id === this.chosen}
          tabindex=${tab.id === this.chosen ? 0 : -1}
          @click=${() => this.choose(tab.id)}
        >
          ${tab.icon ? icon(tab.icon) : null}
          <span class="text">${tab.label}</span>
          ${tab.count ? html`<span class="badge">${tab.count}</span>` : null}
        </button>`,
      )}
    </div>`;
  }

  private choose(id: string): void {
    if (id === this.chosen) return;
    this.dispatchEvent(new CustomEvent<string>('chosen', { detail: id }));
  }

  private key(event: KeyboardEvent): void {
    const at = this.tabs.findIndex((tab) => tab.id === this.chosen);
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: this.tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = this.tabs[(to + this.tabs.length) % this.tabs.length];
    if (!next) return;
    this.choose(next.id);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(next.id)}`)?.focus(),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-tabs': SourcingTabs;
  }
}
