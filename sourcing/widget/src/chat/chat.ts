/** Chat: the whole conversation as one element for any page.
 *
 * ```html
 * <script type="module" src="https://sourcing.example/widget/sourcing-chat.js"></script>
 * <sourcing-chat endpoint="https://sourcing.example" language="es" currency="EUR"></sourcing-chat>
 * ```
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Client } from '../api/client';
import type { TurnDocument } from '../api/types';
import { type PanelName, panels } from '../app/panels';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { tokens } from '../design/tokens';
import { chooseLanguage, languageFor } from '../i18n/languages';
import { ConversationStore } from '../store/conversation';
import { Keeper, type Theme } from '../store/keeper';
import { focusOf, needOf, openQuestion, type Settings } from '../store/state';
import { define } from '../ui/define';
import type { SourcingDialog } from '../ui/dialog';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import type { SourcingToast } from '../ui/toast';
import { announcementOf } from './announce';
import { chatStyles } from './chat.css';
import type { SourcingComposer } from './composer';
import { paragraphStyles } from './paragraphs';
import { pending } from './pending';
import { saidStyles } from './turn';
import './composer';
import './menu';
import './need';
import './question';
import './start';
import './status';
import '../app/panel';
import '../ui/dialog';
import '../ui/toast';

/** Turns that stay in view; those before them are shown when asked for. */
const RECENT = 12;
/** Space above a turn that is scrolled to, in CSS pixels. */
const ABOVE = 12;

/** Where this script came from is where its service is, unless the page says otherwise. */
export const HOME = new URL(/* @vite-ignore */ '..', import.meta.url).href.replace(/\/$/, '');

@define('sourcing-chat')
export class SourcingChat extends Part {
  static override styles = [
    tokens,
    base,
    controls,
    skeleton,
    paragraphStyles,
    saidStyles,
    chatStyles,
  ];

  /** Address of the service; that of this script when left out. */
  @property() endpoint = '';
  /** BCP 47; what the browser asks for when left out. */
  @property() language = '';
  /** ISO 4217 code that prices are compared in. */
  @property() currency = '';
  /** `metric` or `us`. */
  @property() units: '' | 'metric' | 'us' = '';
  @property({ reflect: true }) theme: Theme = 'auto';
  /** Name above the conversation. */
  @property() heading = '';
  /** Products are shown elsewhere on the page. */
  @property({ type: Boolean, reflect: true }) apart = false;

  /** Starts and ends the store's work: always, unless the store was given by another part. */
  @property({ type: Boolean }) owns = false;

  @state() private announced = '';
  @state() private unfolded = false;
  @state() private asking = true;
  @state() private panel: PanelName | null = null;
  @query('sourcing-dialog') private dialog!: SourcingDialog | null;
  @query('.log') private log!: HTMLElement;
  @query('sourcing-composer') private composer!: SourcingComposer;
  @query('sourcing-toast') private toast!: SourcingToast;
  private newest = '';
  private restored = false;

  override connectedCallback(): void {
    if (!this.store) {
      this.store = storeFor(this.endpoint || HOME);
      this.owns = true;
    }
    this.store.addEventListener('turn', this.turned);
    super.connectedCallback();
    this.theme = this.store.keeper.theme ?? this.theme;
    if (this.owns) void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.removeEventListener('turn', this.turned);
    if (this.owns) this.store.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language') && this.hasUpdated && this.language)
      void this.speakIn(this.language);
  }

  override updated(): void {
    this.lang = this.speak.language;
    const { outbox, turns } = this.state;
    const newest = `${turns.length} ${outbox.at(-1)?.key ?? ''}`;
    if (newest !== this.newest) this.keepPlace();
    this.newest = newest;
  }

  override render(): TemplateResult {
    const { state, t } = this;
    const question = openQuestion(state);
    const fresh = !state.turns.length && !state.outbox.length;
    return html`
      <section class="frame" aria-label=${t('chat.label')}>
        <a class="skip" href="#composer" @click=${this.skip}>${t('chat.skipToComposer')}</a>
        ${question ? html`<a class="skip" href="#question" @click=${this.skip}>${t('chat.skipToQuestion')}</a>` : nothing}
        ${state.turns.length ? html`<a class="skip" href="#products" @click=${this.skip}>${t('chat.skipToResults')}</a>` : nothing}
        ${this.header()}
        ${state.turns.length ? html`<sourcing-need .store=${this.store}></sourcing-need>` : nothing}
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label=${t('chat.log')}
          tabindex="0"
          @scroll=${this.scrolled}
          @open-panel=${this.openPanel}
        >
          ${fresh ? this.beginning() : this.turns()}
        </div>
        <div class="foot">
          <sourcing-toast close-label=${t('toast.close')}></sourcing-toast>
          <sourcing-status .store=${this.store}></sourcing-status>
          ${question ? this.question() : nothing}
          <sourcing-composer id="composer" .store=${this.store}></sourcing-composer>
        </div>
        <div class="hidden-visually" role="status" aria-live="polite">${this.announced}</div>
        ${this.panelView()}
      </section>
    `;
  }

  private header(): TemplateResult {
    const { state, t } = this;
    const busy = state.outbox.length > 0;
    return html`<header>
      <slot name="header"><h2>${icon('chat')} ${this.heading || t('app.title')}</h2></slot>
      <div class="tools">
        ${
          state.turns.length
            ? html`<button
                  type="button"
                  class="button quiet icon"
                  aria-label=${t('composer.undoLast')}
                  title=${t('composer.undoLast')}
                  ?disabled=${busy}
                  @click=${this.undo}
                >
                  ${icon('undo')}
                </button>
                <button
                  type="button"
                  class="button quiet icon"
                  aria-label=${t('composer.restart')}
                  title=${t('composer.restart')}
                  ?disabled=${busy}
                  @click=${this.restart}
                >
                  ${icon('restart')}
                </button>`
            : nothing
        }
        <sourcing-menu
          .store=${this.store}
          @themed=${this.themed}
          @language=${(event: CustomEvent<string>) => this.speakIn(event.detail)}
        ></sourcing-menu>
        <slot name="actions"></slot>
      </div>
    </header>`;
  }

  private beginning(): TemplateResult {
    if (this.state.phase === 'loading') return pending(this.store, this.apart);
    return html`<sourcing-start .store=${this.store}></sourcing-start>`;
  }

  private turns(): TemplateResult {
    const { state, t } = this;
    const early = this.unfolded ? 0 : Math.max(0, state.turns.length - RECENT);
    return html`
      ${
        early > 1
          ? html`<button type="button" class="button quiet small earlier" @click=${this.unfold}>
              ${t('chat.earlier', { count: early })}
            </button>`
          : nothing
      }
      ${repeat(
        state.turns.slice(early > 1 ? early : 0),
        (turn) => turn.number,
        (turn) => html`<sourcing-turn
          .store=${this.store}
          .turn=${turn}
          .latest=${turn === state.turns.at(-1)}
          .apart=${this.apart}
          @rejected=${this.toldRejected}
        ></sourcing-turn>`,
      )}
      ${state.outbox.length ? pending(this.store, this.apart) : nothing}
    `;
  }

  private question(): TemplateResult {
    const { t } = this;
    const question = openQuestion(this.state);
    return html`<section class="question" aria-label=${t('question.label')}>
      <button
        type="button"
        class="fold"
        aria-expanded=${this.asking}
        aria-label=${t(this.asking ? 'question.hide' : 'question.show')}
        title=${t(this.asking ? 'question.hide' : 'question.show')}
        @click=${() => {
          this.asking = !this.asking;
        }}
      >
        ${icon(this.asking ? 'down' : 'up', 16)}
      </button>
      ${
        this.asking
          ? html`<sourcing-question
              id="question"
              .store=${this.store}
              .question=${question}
            ></sourcing-question>`
          : html`<p class="folded">${question?.text}</p>`
      }
    </section>`;
  }

  private async begin(): Promise<void> {
    const { store } = this;
    const asked = languageFor(this.language);
    const chosen = store.state.settings.language ?? asked;
    await store.speech.use(chooseLanguage([...(chosen ? [chosen] : []), ...navigator.languages]));
    const settings: Partial<Settings> = {
      ...(asked && !store.state.settings.language ? { language: asked } : {}),
      ...(this.currency && !store.state.settings.currency ? { currency: this.currency } : {}),
      ...(this.units && !store.state.settings.units ? { units: this.units } : {}),
    };
    if (Object.keys(settings).length) await store.configure(settings);
    await store.start();
  }

  private async speakIn(language: string): Promise<void> {
    await this.store.speech.use(chooseLanguage([language]));
  }

  private readonly turned = (event: Event): void => {
    const { detail: turn } = event as CustomEvent<TurnDocument>;
    // Whoever did not choose a language is answered in the one they write.
    if (!this.store.state.settings.language) void this.speakIn(turn.language);
    this.announced = announcementOf(turn, this.speak);
    this.asking = true;
    void this.updateComplete.then(() => this.settleFocus());
    this.dispatchEvent(
      new CustomEvent('sourcing-turn', { detail: turn, bubbles: true, composed: true }),
    );
  };

  /** Whoever acted on something that is gone now goes on at the question, or where they write. */
  private settleFocus(): void {
    const active = (this.getRootNode() as Document | ShadowRoot).activeElement;
    if (active !== this || this.shadowRoot?.activeElement) return;
    const next = this.renderRoot.querySelector<HTMLElement>('#question') ?? this.composer;
    next.focus();
  }

  /** The newest turn begins at the top of what is seen; only the log itself is scrolled. */
  private keepPlace(): void {
    const newest = this.log.lastElementChild as HTMLElement | null;
    if (!newest || (!this.state.turns.length && !this.state.outbox.length)) return;
    const kept = this.restored ? null : this.store.keeper.scroll;
    this.restored = true;
    requestAnimationFrame(() => {
      this.log.scrollTop = kept ?? newest.offsetTop - ABOVE;
    });
  }

  private scrolled(): void {
    this.store.keeper.scroll = this.log.scrollTop;
  }

  private skip(event: Event): void {
    event.preventDefault();
    const id = (event.target as HTMLAnchorElement).hash.slice(1);
    if (id === 'products') this.goToProducts();
    else this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  private goToProducts(): void {
    if (this.apart) this.dispatchEvent(new CustomEvent('to-products'));
    const turn = [...this.renderRoot.querySelectorAll('sourcing-turn')].at(-1);
    turn?.shadowRoot?.querySelector<HTMLElement>('sourcing-products')?.focus();
  }

  private readonly undo = (): void => this.store.edit([{ op: 'undo' }], this.t('composer.undo'));

  private readonly restart = (): void => {
    const { t } = this;
    this.store.edit([{ op: 'restart' }], t('composer.restart'));
    this.toast.show({
      text: t('toast.restarted'),
      action: { label: t('toast.undo'), run: this.undo },
    });
  };

  private async openPanel(event: CustomEvent<PanelName>): Promise<void> {
    const name = event.detail;
    if (panels[name]) {
      this.panel = name;
      await this.updateComplete;
      return this.dialog?.show();
    }
    const ids = focusOf(needOf(this.state))?.selected ?? [];
    const edit =
      name === 'rfq' ? { op: 'rfq' as const } : { op: 'compare' as const, product_ids: ids };
    this.store.edit([edit], this.t(`app.${name}`));
  }

  private panelView(): TemplateResult | typeof nothing {
    const { panel, t } = this;
    if (!panel) return nothing;
    return html`<sourcing-dialog
      label=${t(`app.${panel}`)}
      close-label=${t('dialog.close')}
      wide
      @closed=${() => {
        this.panel = null;
      }}
    >
      <sourcing-panel .store=${this.store} name=${panel}></sourcing-panel>
    </sourcing-dialog>`;
  }

  /** A product was taken out of the list: it can be had back. */
  readonly toldRejected = (): void => {
    const { t } = this;
    this.toast.show({
      text: t('toast.rejected'),
      action: { label: t('toast.undo'), run: this.undo },
    });
  };

  private themed(event: CustomEvent<Theme>): void {
    this.theme = event.detail;
    this.dispatchEvent(new CustomEvent<Theme>('themed', { detail: this.theme }));
  }

  private unfold(): void {
    this.unfolded = true;
  }
}

/** A store of its own for an element that was given none. */
export function storeFor(endpoint: string): ConversationStore {
  const home = endpoint.replace(/\/+$/, '');
  return new ConversationStore(new Client(home, new Keeper(home).token));
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-chat': SourcingChat;
  }
}
