/** Launcher: a button in the corner of a page that opens the conversation above it.
 *
 * ```html
 * <script type="module" src="https://sourcing.example/widget/sourcing-chat.js"></script>
 * <sourcing-launcher endpoint="https://sourcing.example" heading="Buying desk"></sourcing-launcher>
 * ```
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { HOME, type SourcingChat, storeFor } from '../chat/chat';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { tokens } from '../design/tokens';
import { SpeechController } from '../i18n/context';
import { chooseLanguage, languageFor } from '../i18n/languages';
import type { ConversationStore } from '../store/conversation';
import type { Theme } from '../store/keeper';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { launcherStyles } from './launcher.css';
import { closeWord, openWord } from './words';

const KEPT = 'sourcing:launcher';
/** Below this width it is a sheet from the bottom that takes the whole attention. */
const PHONE = '(max-width: 40rem)';

@define('sourcing-launcher')
export class SourcingLauncher extends LitElement {
  static override styles = [tokens, base, controls, launcherStyles];

  /** Address of the service; that of the script when left out. */
  @property() endpoint = '';
  /** BCP 47; what the browser asks for when left out. */
  @property() language = '';
  /** ISO 4217 code that prices are compared in. */
  @property() currency = '';
  @property() units: '' | 'metric' | 'us' = '';
  @property({ reflect: true }) theme: Theme = 'auto';
  /** Name above the conversation, and of the button. */
  @property() heading = '';

  @state() private opened = false;
  /** The conversation is made when it is first wanted, and stays. */
  @state() private wanted = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.launch') private button!: HTMLButtonElement;
  @query('sourcing-chat') private chat!: SourcingChat | null;
  private store: ConversationStore | null = null;

  constructor() {
    super();
    new SpeechController(this, () => this.store?.speech ?? null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.store ??= storeFor(this.endpoint || HOME);
    const { store } = this;
    const asked = store.state.settings.language ?? languageFor(this.language);
    void store.speech.use(chooseLanguage([...(asked ? [asked] : []), ...navigator.languages]));
    this.theme = store.keeper.theme ?? this.theme;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (remembered()) this.open(false);
  }

  override render(): TemplateResult {
    const { language } = this.store?.speech.current ?? { language: 'en' as const };
    const close = closeWord[language];
    const name = this.heading || openWord[language];
    return html`
      <button
        type="button"
        class="launch"
        aria-haspopup="dialog"
        aria-expanded=${this.opened}
        @click=${() => (this.opened ? this.close() : this.open())}
      >
        ${icon(this.opened ? 'down' : 'chat', 20)} <span>${this.opened ? close : name}</span>
      </button>
      <dialog aria-label=${name} @close=${this.closed} @keydown=${this.key}>
        ${
          this.wanted
            ? html`<sourcing-chat
                .store=${this.store as ConversationStore}
                .theme=${this.theme}
                .language=${this.language}
                .currency=${this.currency}
                .units=${this.units}
                .heading=${this.heading}
                owns
                @themed=${(event: CustomEvent<Theme>) => {
                  this.theme = event.detail;
                }}
              >
                <button
                  slot="actions"
                  type="button"
                  class="button quiet icon"
                  aria-label=${close}
                  title=${close}
                  @click=${this.close}
                >
                  ${icon('close')}
                </button>
              </sourcing-chat>`
            : nothing
        }
      </dialog>
    `;
  }

  /** @param focus take the focus: not when a page is loaded again with it open. */
  open(focus = true): void {
    this.wanted = true;
    if (this.dialog.open) return;
    if (focus && globalThis.matchMedia?.(PHONE).matches) this.dialog.showModal();
    else this.dialog.show();
    this.opened = true;
    remember(true);
    if (!focus) (document.activeElement as HTMLElement | null)?.blur();
    else void this.updateComplete.then(() => this.toComposer());
  }

  readonly close = (): void => this.dialog.close();

  private async toComposer(): Promise<void> {
    await this.chat?.updateComplete;
    this.chat?.shadowRoot?.querySelector('sourcing-composer')?.focus();
  }

  private closed(): void {
    this.opened = false;
    remember(false);
    this.button.focus();
  }

  /** A dialog that is not modal does not close on Esc by itself; what is open inside closes first. */
  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const inner = event.composedPath()[0] as HTMLElement;
    if (inner.closest?.('[popover], dialog')) return;
    event.preventDefault();
    this.close();
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(KEPT) === 'open';
  } catch {
    return false;
  }
}

function remember(open: boolean): void {
  try {
    if (open) sessionStorage.setItem(KEPT, 'open');
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Closed again on the next page.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-launcher': SourcingLauncher;
  }
}
