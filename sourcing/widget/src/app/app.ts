/** App: the full page; conversation on one side, products and what is made of them on the other. */

import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Wish } from '../chat/ask-for';
import { type SourcingChat, storeFor } from '../chat/chat';
import { products as arriving } from '../chat/pending';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { tokens } from '../design/tokens';
import type { Theme } from '../store/keeper';
import { lastTurn, listed } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import type { Tab } from '../ui/tabs';
import { appStyles } from './app.css';
import { type PanelName, panels } from './panels';
import { Router } from './router';
import './panel';
import '../chat/products';
import '../ui/tabs';

/** Room for two columns. */
const WIDE = '(min-width: 60rem)';

@define('sourcing-app')
export class SourcingApp extends Part {
  static override styles = [tokens, base, controls, skeleton, appStyles];

  /** Address of the service; that of the page when left out. */
  @property() endpoint = location.origin;
  @property({ reflect: true }) theme: Theme = 'auto';

  @state() private wide = false;
  @query('sourcing-chat') private chat!: SourcingChat;
  @query('main') private main!: HTMLElement | null;
  private readonly router = new Router('products');
  private away = new AbortController();

  override connectedCallback(): void {
    this.store ??= storeFor(this.endpoint);
    super.connectedCallback();
    this.away = new AbortController();
    const { signal } = this.away;
    const room = matchMedia(WIDE);
    const measure = (): void => {
      this.wide = room.matches;
    };
    room.addEventListener('change', measure, { signal });
    measure();
    this.router.listen(signal);
    this.router.addEventListener('change', () => this.requestUpdate(), { signal });
    this.theme = this.store.keeper.theme ?? this.theme;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.away.abort();
  }

  override render(): TemplateResult {
    const { view } = this;
    const tabs = this.tabs();
    const title = html`<h1 class="hidden-visually">${this.t('app.title')}</h1>`;
    const besides = this.wide || view !== 'products';
    return html`<div
      class="app ${this.wide ? 'wide' : ''}"
      @sourcing-compare=${(event: CustomEvent<Wish>) => this.open(event, 'compare')}
      @sourcing-rfq=${(event: CustomEvent<Wish>) => this.open(event, 'rfq')}
    >
      ${!this.wide && tabs.length > 1 ? this.tabBar(tabs) : nothing}
      <div
        class="side"
        role=${this.wide ? nothing : 'main'}
        ?hidden=${!this.wide && view !== 'products'}
      >
        ${this.wide ? nothing : title}
      <sourcing-chat
        .store=${this.store}
        .theme=${this.theme}
        .apart=${this.wide}
        owns
        @themed=${(event: CustomEvent<Theme>) => {
          this.theme = event.detail;
        }}
        @to-products=${() => this.main?.focus()}
      ></sourcing-chat>
      </div>
      ${
        besides
          ? html`<main tabindex="-1" aria-label=${this.t('app.results')}>
              ${this.wide ? title : nothing}
              ${this.wide && tabs.length > 1 ? this.tabBar(tabs) : nothing}
              <div class="panel">${this.panel()}</div>
            </main>`
          : nothing
      }
    </div>`;
  }

  /** The view of the address, if there is such a one. */
  private get view(): PanelName | 'products' {
    const { view } = this.router;
    return view in panels ? (view as PanelName) : 'products';
  }

  private tabs(): Tab[] {
    const { t } = this;
    const first: Tab = this.wide
      ? { id: 'products', label: t('app.products'), icon: 'box' }
      : { id: 'products', label: t('app.conversation'), icon: 'chat' };
    const others = Object.entries(panels) as [PanelName, { icon: Tab['icon'] }][];
    return [
      first,
      ...others.map(([id, panel]) => ({ id, label: t(`app.${id}`), icon: panel.icon })),
    ];
  }

  private tabBar(tabs: readonly Tab[]): TemplateResult {
    return html`<sourcing-tabs
      label=${this.t('app.panels')}
      .tabs=${tabs}
      chosen=${this.view}
      @chosen=${(event: CustomEvent<string>) => this.router.go(event.detail)}
    ></sourcing-tabs>`;
  }

  private panel(): TemplateResult {
    if (this.view !== 'products') {
      return html`<sourcing-panel .store=${this.store} name=${this.view}></sourcing-panel>`;
    }
    const { partial, outbox, turns } = this.state;
    const turn = lastTurn(this.state);
    const early = partial.products?.length ? partial : null;
    if (!early && !turn?.need.lines.length) return this.beginning();
    // One list through all of it, so that what was opened in a card stays open.
    return html`<sourcing-products
      class=${outbox.length && !early ? 'older' : ''}
      .store=${this.store}
      .cards=${early?.products ?? listed(turns)}
      .total=${early ? early.total : (turn?.total ?? 0)}
      .meeting=${early ? early.meeting : (turn?.meeting ?? 0)}
      .more=${!early && turn?.more === true}
      .bar=${true}
      @rejected=${() => this.chat.toldRejected()}
    ></sourcing-products>`;
  }

  private beginning(): TemplateResult {
    if (this.state.phase === 'loading' || this.state.outbox.length) {
      return html`${arriving(this.store)}`;
    }
    return html`<div class="empty">
      ${icon('box', 40)}
      <p>${this.t('app.nothingYet')}</p>
    </div>`;
  }

  private open(event: CustomEvent<Wish>, name: PanelName): void {
    if (!panels[name]) return;
    event.preventDefault();
    this.router.go(name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-app': SourcingApp;
  }
}
