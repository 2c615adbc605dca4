/** Page: what the pages for search engineers and administrators have in common. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Client } from '../api/client';
import type { SessionDocument } from '../api/types';
import { Speech, SpeechController } from '../i18n/context';
import { chooseLanguage, isLanguage, languages, ownName } from '../i18n/languages';
import { More, type Words } from '../i18n/more';
import type { Translator } from '../i18n/translate';
import { Keeper, type Theme } from '../store/keeper';
import { failureOf } from '../store/sending';
import type { Failure } from '../store/state';
import { icon } from '../ui/icon';
import { AccessKey } from './access';
import { en } from './words/en';

const words = new More(en, {
  es: async () => (await import('./words/es')).es,
  'zh-Hans': async () => (await import('./words/zh-hans')).zhHans,
  'zh-Hant': async () => (await import('./words/zh-hant')).zhHant,
});

export type PageWords = Words<typeof en>;

/** A page with a header, a language, an appearance, and a key where one is asked for. */
export abstract class Page extends LitElement {
  /** Address of the service; that of the page when left out. */
  @property() endpoint = location.origin;
  @property({ reflect: true }) theme: Theme = 'auto';

  @state() protected session: SessionDocument | null = null;
  @state() protected failure: Failure | null = null;
  @state() private refused = false;
  protected client!: Client;
  protected keeper!: Keeper;
  protected readonly speech = new Speech();
  private access!: AccessKey;

  constructor() {
    super();
    new SpeechController(this, () => this.speech);
  }

  /** What a caller has to be allowed. */
  protected abstract readonly scope: 'admin' | 'feedback';
  protected abstract readonly here: 'admin' | 'relevance';
  /** Called when the caller is known and may be here. */
  protected abstract begin(): void;
  protected abstract content(): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.keeper = new Keeper(this.endpoint);
    this.access = new AccessKey(this.keeper.token, this.endpoint);
    this.theme = this.keeper.theme ?? this.theme;
    const kept = this.keeper.settings.language;
    void this.speak(chooseLanguage([...(kept ? [kept] : []), ...navigator.languages]));
    void this.enter();
  }

  override render(): TemplateResult {
    const { w } = this;
    return html`
      <header class="top">
        <a class="brand" href="/">${icon('chat', 20)} ${this.speech.current.t('app.title')}</a>
        <nav aria-label=${w('page.nav')}>
          ${(['relevance', 'admin'] as const).map(
            (name) => html`<a href="/${name}" aria-current=${name === this.here ? 'page' : nothing}
              >${w(`page.${name}`)}</a
            >`,
          )}
        </nav>
        <label class="pick">
          <span class="hidden-visually">${this.speech.current.t('menu.language')}</span>
          <select class="input" @change=${this.setLanguage}>
            ${languages.map(
              (
                one,
              ) => html`<option value=${one} lang=${one} ?selected=${one === this.speech.current.language}>
                ${ownName[one]}
              </option>`,
            )}
          </select>
        </label>
        <label class="pick">
          <span class="hidden-visually">${this.speech.current.t('menu.theme')}</span>
          <select class="input" @change=${this.setTheme}>
            ${(['auto', 'light', 'dark'] as const).map(
              (one) => html`<option value=${one} ?selected=${one === this.theme}>
                ${this.speech.current.t(one === 'auto' ? 'menu.automatic' : `menu.${one}`)}
              </option>`,
            )}
          </select>
        </label>
      </header>
      <main>
        <h1>${w(`page.${this.here}`)}</h1>
        ${this.failure ? this.failed(this.failure, () => void this.enter()) : nothing}
        ${this.session ? (this.allowed ? this.content() : this.door()) : nothing}
      </main>
    `;
  }

  override updated(): void {
    this.lang = this.speech.current.language;
    document.title = `${this.w(`page.${this.here}`)} · ${this.speech.current.t('app.title')}`;
  }

  protected get w(): PageWords {
    return words.in(this.speech.current, () => this.requestUpdate());
  }

  protected get speaks(): Translator {
    return this.speech.current;
  }

  protected failed(failure: Failure, again: (() => void) | null): TemplateResult {
    const { t } = this.speech.current;
    const text = failure.kind === 'unreachable' ? t('state.unreachable') : failure.detail;
    return html`<div class="failed" role="alert">
      ${icon('alert', 20)}
      <p>
        ${text || t('state.failed')}
        ${failure.reference ? html`<small>${t('state.reference', { id: failure.reference })}</small>` : nothing}
      </p>
      ${again ? html`<button type="button" class="button small" @click=${again}>${t('state.retry')}</button>` : nothing}
    </div>`;
  }

  /** Do something with the service; what goes wrong is shown. */
  protected async attempt<T>(run: () => Promise<T>): Promise<T | null> {
    this.failure = null;
    try {
      return await run();
    } catch (error) {
      this.failure = failureOf(error);
      return null;
    }
  }

  private get allowed(): boolean {
    return this.session?.scopes.includes(this.scope) ?? false;
  }

  private async enter(): Promise<void> {
    this.client = new Client(this.endpoint, this.access);
    this.session = await this.attempt(() => this.client.session());
    if (this.session && this.allowed) this.begin();
  }

  /** Asks for a key. */
  private door(): TemplateResult {
    const { w } = this;
    return html`<form class="card door" @submit=${this.unlock}>
      <h2>${w('door.title')}</h2>
      <p class="lead">${w('door.help', { scope: this.scope })}</p>
      <div class="field">
        <label for="key">${w('door.key')}</label>
        <input
          class="input"
          id="key"
          type="password"
          required
          autocomplete="off"
          spellcheck="false"
          placeholder="sk_…"
          aria-invalid=${this.refused}
          aria-describedby=${this.refused ? 'key-fault' : nothing}
        />
        ${this.refused ? html`<p class="fault" id="key-fault" role="alert">${w('door.refused', { scope: this.scope })}</p>` : nothing}
      </div>
      <p class="help">${w('door.kept')}</p>
      <button class="button primary">${w('door.enter')}</button>
    </form>`;
  }

  private readonly unlock = async (event: Event): Promise<void> => {
    event.preventDefault();
    const key = this.renderRoot.querySelector<HTMLInputElement>('#key')?.value.trim();
    if (!key) return;
    this.access.use(key);
    await this.enter();
    this.refused = !this.allowed;
    if (this.refused) this.access.use(null);
  };

  private setTheme(event: Event): void {
    const theme = (event.target as HTMLSelectElement).value as Theme;
    this.theme = theme;
    this.keeper.theme = theme === 'auto' ? null : theme;
  }

  private setLanguage(event: Event): void {
    const language = (event.target as HTMLSelectElement).value;
    if (!isLanguage(language)) return;
    const { currency = null, units = null } = this.keeper.settings;
    this.keeper.settings = { language, currency, units };
    void this.speak(language);
  }

  private async speak(language: ReturnType<typeof chooseLanguage>): Promise<void> {
    await this.speech.use(language);
  }
}
