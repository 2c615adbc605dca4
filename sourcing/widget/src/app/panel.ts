/** Panel: loads one of the panels and shows it; says so when that fails. */

import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { define } from '../ui/define';
import { Part } from '../ui/part';
import { type PanelName, panels } from './panels';

@define('sourcing-panel')
export class SourcingPanel extends Part {
  static override styles = [
    base,
    controls,
    skeleton,
    css`
      :host {
        display: block;
      }

      .waiting {
        display: grid;
        gap: var(--s-3);
      }

      .skeleton {
        block-size: 6rem;
        border-radius: var(--s-radius);
      }

      .failed {
        display: grid;
        justify-items: start;
        gap: var(--s-3);
      }
    `,
  ];

  @property() name: PanelName = 'compare';
  @state() private view: HTMLElement | null = null;
  @state() private failed = false;
  /** What was opened stays as it was left. */
  private readonly kept = new Map<PanelName, HTMLElement>();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) void this.load();
  }

  override render(): TemplateResult {
    const { t } = this;
    if (this.failed) {
      return html`<div class="failed" role="alert">
        <p>${t('app.panelFailed')}</p>
        <button type="button" class="button" @click=${this.load}>${t('state.retry')}</button>
      </div>`;
    }
    if (this.view) return html`${this.view}`;
    return html`<div class="waiting" aria-busy="true">
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>`;
  }

  private readonly load = async (): Promise<void> => {
    const { name } = this;
    const panel = panels[name];
    this.view = this.kept.get(name) ?? null;
    if (this.view) return;
    this.failed = panel === undefined;
    if (!panel) return;
    try {
      await panel.load();
    } catch {
      this.failed = name === this.name;
      return;
    }
    if (name !== this.name) return;
    const view = document.createElement(panel.tag) as HTMLElement & { store: unknown };
    view.store = this.store;
    this.kept.set(name, view);
    this.view = view;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-panel': SourcingPanel;
  }
}
