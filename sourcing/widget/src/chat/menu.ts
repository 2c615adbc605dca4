/** Menu: language, units, currency, appearance, and consent to feedback. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Units } from '../api/types';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { isLanguage, languages, ownName } from '../i18n/languages';
import type { Theme } from '../store/keeper';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import '../ui/popover';

/** Fires `themed` with the appearance that was chosen, and `language` with the language. */
@define('sourcing-menu')
export class SourcingMenu extends Part {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-flex;
      }

      .list {
        display: grid;
        gap: var(--s-3);
        inline-size: 17rem;
        max-inline-size: 100%;
      }

      .consent {
        padding-block-start: var(--s-3);
        border-block-start: 1px solid var(--s-line);
      }

      .segments {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        padding: 2px;
        border-radius: var(--s-radius);
        background: var(--s-sunken);
      }

      .segments label {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: 2rem;
        border-radius: calc(var(--s-radius) - 2px);
        font-size: var(--s-text-sm);
        cursor: pointer;
      }

      .segments input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .segments label:has(:checked) {
        background: var(--s-raised);
        box-shadow: var(--s-shadow-low);
        font-weight: 600;
      }

      .segments label:has(:focus-visible) {
        outline: 2px solid var(--s-accent);
      }

      @media (forced-colors: active) {
        .segments label:has(:checked) {
          border: 2px solid Highlight;
        }
      }
    `,
  ];

  @state() private consent = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.consent = this.store.keeper.consent;
  }

  override render(): TemplateResult {
    const { t } = this;
    return html`<sourcing-popover label=${t('menu.label')}>
      <button
        slot="trigger"
        type="button"
        class="button quiet icon"
        aria-label=${t('menu.label')}
        title=${t('menu.label')}
      >
        ${icon('settings')}
      </button>
      <div class="list">
        ${this.languageField()} ${this.currencyField()} ${this.unitsField()} ${this.themeField()}
        ${this.consentField()} ${this.transcript()}
      </div>
    </sourcing-popover>`;
  }

  private languageField(): TemplateResult {
    const now = this.state.settings.language;
    return html`<div class="field">
      <label for="language">${this.t('menu.language')}</label>
      <select class="input" id="language" @change=${this.setLanguage}>
        <option value="" ?selected=${now === null}>${this.t('menu.asWritten')}</option>
        ${languages.map(
          (one) =>
            html`<option value=${one} lang=${one} ?selected=${one === now}>${ownName[one]}</option>`,
        )}
      </select>
    </div>`;
  }

  private currencyField(): TemplateResult {
    const { session, settings } = this.state;
    return html`<div class="field">
      <label for="currency">${this.t('menu.currency')}</label>
      <select class="input" id="currency" @change=${this.setCurrency}>
        ${settings.currency ? nothing : html`<option value="" selected>${this.t('menu.asStated')}</option>`}
        ${(session?.currencies ?? []).map(
          (code) =>
            html`<option value=${code} ?selected=${code === settings.currency}>
              ${code} · ${this.speak.currency(code)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  private unitsField(): TemplateResult {
    const { t } = this;
    const now = this.state.settings.units ?? 'metric';
    return this.segments(
      'units',
      t('menu.units'),
      now,
      [
        ['metric', t('menu.metric')],
        ['us', t('menu.us')],
      ],
      (value) => void this.store.configure({ units: value as Units }),
    );
  }

  private themeField(): TemplateResult {
    const { t } = this;
    const now = this.store.keeper.theme ?? 'auto';
    return this.segments(
      'theme',
      t('menu.theme'),
      now,
      [
        ['auto', t('menu.automatic')],
        ['light', t('menu.light')],
        ['dark', t('menu.dark')],
      ],
      (value) => this.setTheme(value as Theme),
    );
  }

  private segments(
    name: string,
    legend: string,
    now: string,
    choices: readonly (readonly [value: string, label: string])[],
    chosen: (value: string) => void,
  ): TemplateResult {
    return html`<fieldset class="field">
      <legend class="label">${legend}</legend>
      <div class="segments">
        ${choices.map(
          ([value, label]) => html`<label>
            <input
              type="radio"
              name=${name}
              .checked=${value === now}
              @change=${() => chosen(value)}
            />
            ${label}
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private consentField(): TemplateResult {
    const { t } = this;
    return html`<label class="switch consent">
      <input type="checkbox" .checked=${this.consent} @change=${this.setConsent} />
      <span>${t('menu.feedback')}<br /><span class="help">${t('menu.feedbackHelp')}</span></span>
    </label>`;
  }

  private transcript(): TemplateResult | typeof nothing {
    if (!this.state.turns.length) return nothing;
    return html`<button type="button" class="link" @click=${this.save}>
      ${this.t('menu.transcript')}
    </button>`;
  }

  private setLanguage(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const language = isLanguage(chosen) ? chosen : null;
    void this.store.configure({ language });
    if (language) this.dispatchEvent(new CustomEvent('language', { detail: language }));
  }

  private setCurrency(event: Event): void {
    const currency = (event.target as HTMLSelectElement).value;
    if (currency) void this.store.configure({ currency });
  }

  private setTheme(theme: Theme): void {
    this.store.keeper.theme = theme === 'auto' ? null : theme;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent<Theme>('themed', { detail: theme }));
  }

  private setConsent(event: Event): void {
    this.consent = (event.target as HTMLInputElement).checked;
    this.store.keeper.consent = this.consent;
    if (!this.consent) this.store.feedback.forget();
  }

  private async save(): Promise<void> {
    const blob = await this.store.transcript();
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'conversation.html';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-menu': SourcingMenu;
  }
}
