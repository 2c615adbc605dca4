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
import { Sheet } from '../panels/sheet';
import type { Theme } from '../store/keeper';
import { focusOf, lastTurn, listed, needOf } from '../store/state';
import { cssVars } from '../ui/css-vars';
import { define } from '../ui/define';
import type { SourcingDialog } from '../ui/dialog';
import { icon } from '../ui/icon';
import type { Tab } from '../ui/tabs';
import { appStyles } from './app.css';
import { type PanelName, panels } from './panels';
import { Router } from './router';
import { keptShare } from './split';
import './history';
import './panel';
import './split';
import '../chat/products';
import '../ui/dialog';
import '../ui/tabs';

/** Room for two columns. */
const WIDE = '(min-width: 60rem)';

@define('sourcing-app')
export class SourcingApp extends Sheet {
  static override styles = [tokens, base, controls, skeleton, appStyles];

  /** Address of the service; that of the page when left out. */
  @property() endpoint = location.origin;
  @property({ reflect: true }) theme: Theme = 'auto';

  @state() private wide = false;
  @query('sourcing-chat') private chat!: SourcingChat;
  @state() private share = keptShare();
  @state() private looking = false;
  @query('sourcing-dialog') private dialog!: SourcingDialog | null;
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
    this.router.addEventListener('change', this.moved, { signal });
    const linked = this.router.takeConversation();
    // Before the conversation is taken up that was left.
    if (linked) this.store.keeper.conversation = linked;
    this.theme = this.store.keeper.theme ?? this.theme;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.away.abort();
  }

  override render(): TemplateResult {
    const { view } = this;
    const besides = this.wide || view !== 'products';
    const title = html`<h1 class="hidden-visually">${this.t('app.title')}</h1>`;
    return html`<div
      class="app ${this.wide ? 'wide' : 'narrow'}"
      ${cssVars({ '--share': `${this.share}vw` })}
      @sourcing-compare=${(event: CustomEvent<Wish>) => this.open(event, 'compare')}
      @sourcing-rfq=${(event: CustomEvent<Wish>) => this.open(event, 'rfq')}
    >
      <div
        class="side"
        role=${this.wide ? 'region' : 'main'}
        aria-label=${this.t('app.conversation')}
        ?hidden=${!this.wide && view !== 'products'}
      >
        ${besides ? nothing : title}
        <sourcing-chat
          .store=${this.store}
          .theme=${this.theme}
          .apart=${this.wide}
          owns
          @themed=${(event: CustomEvent<Theme>) => {
            this.theme = event.detail;
          }}
          @to-products=${() => this.main?.focus()}
        >
          <button
            slot="actions"
            type="button"
            class="button quiet icon"
            aria-label=${this.w('history.open')}
            aria-haspopup="dialog"
            title=${this.w('history.open')}
            @click=${this.look}
          >
            ${icon('history')}
          </button>
        </sourcing-chat>
      </div>
      ${
        besides
          ? html`<main tabindex="-1" aria-label=${this.wide ? this.t('app.results') : this.t(`app.${view}`)}>
              ${title}
              ${this.wide ? html`${this.split()} ${this.tabBar()}` : nothing}
              <div class="panel">${this.panel()}</div>
            </main>`
          : nothing
      }
      ${this.wide ? nothing : this.bottomBar()}
      ${
        this.looking
          ? html`<sourcing-dialog
              label=${this.w('history.title')}
              close-label=${this.t('dialog.close')}
              @closed=${() => {
                this.looking = false;
              }}
            >
              <sourcing-history
                .store=${this.store}
                @opened=${() => {
                  this.dialog?.close();
                  this.router.go('products');
                }}
              ></sourcing-history>
            </sourcing-dialog>`
          : nothing
      }
    </div>`;
  }

  /** The view of the address, if there is such a one. */
  private get view(): PanelName | 'products' {
    const { view } = this.router;
    return view in panels ? (view as PanelName) : 'products';
  }

  private tabs(): (Tab & { readonly short?: string })[] {
    const { t } = this;
    const first: Tab & { readonly short?: string } = this.wide
      ? { id: 'products', label: t('app.products'), icon: 'box' }
      : {
          id: 'products',
          label: t('app.conversation'),
          icon: 'chat',
          short: this.w('app.chatShort'),
        };
    const others = Object.entries(panels) as [PanelName, { icon: Tab['icon'] }][];
    return [
      first,
      ...others.map(([id, panel]) => ({
        id,
        label: t(`app.${id}`),
        icon: panel.icon,
        ...(id === 'compare' ? { count: focusOf(needOf(this.state))?.selected.length } : {}),
        ...(id === 'rfq' ? { short: this.w('app.rfqShort') } : {}),
      })),
    ];
  }

  private split(): TemplateResult {
    return html`<sourcing-split
      label=${this.w('app.split')}
      .share=${this.share}
      @moved=${(event: CustomEvent<number>) => {
        this.share = event.detail;
      }}
    ></sourcing-split>`;
  }

  private tabBar(): TemplateResult {
    return html`<sourcing-tabs
      label=${this.t('app.panels')}
      .tabs=${this.tabs()}
      chosen=${this.view}
      @chosen=${(event: CustomEvent<string>) => this.router.go(event.detail)}
    ></sourcing-tabs>`;
  }

  /** On a phone one view is seen at a time, and the bar is where the thumb is. */
  private bottomBar(): TemplateResult {
    return html`<nav class="bottom" aria-label=${this.t('app.panels')}>
      ${this.tabs().map(
        (tab) => html`<button
          type="button"
          aria-current=${tab.id === this.view ? 'page' : nothing}
          @click=${() => this.router.go(tab.id)}
        >
          ${tab.icon ? icon(tab.icon, 20) : nothing}
          <span>${tab.short ?? tab.label}</span>
          ${tab.count ? html`<b aria-hidden="true">${tab.count}</b>` : nothing}
        </button>`,
      )}
    </nav>`;
  }

  private readonly moved = (): void => {
    const linked = this.router.takeConversation();
    if (linked) void this.store.open(linked);
    this.requestUpdate();
  };

  private async look(): Promise<void> {
    this.looking = true;
    await this.updateComplete;
    await this.dialog?.show();
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
      .ideas=${early ? early.ideas : turn?.ideas === true}
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
