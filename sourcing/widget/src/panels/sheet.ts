/** Sheet: what the views beside the conversation have in common. */

import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { Refused } from '../api/problem';
import type { Problem } from '../api/types';
import { More, type Words } from '../i18n/more';
import type { Failure } from '../store/state';
import { icon } from '../ui/icon';
import { Part } from '../ui/part';
import { en } from './words/en';

const words = new More(en, {
  es: async () => (await import('./words/es')).es,
  'zh-Hans': async () => (await import('./words/zh-hans')).zhHans,
  'zh-Hant': async () => (await import('./words/zh-hant')).zhHant,
});

/** A part with the messages of the views; it asks again when it is shown again. */
export abstract class Sheet extends Part {
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected get w(): Words<typeof en> {
    return words.in(this.speak, () => this.requestUpdate());
  }

  protected get language(): string {
    return this.speak.language;
  }

  /** Something could not be had: why, and a button to try again. */
  protected failed(failure: Failure, again: () => void): TemplateResult {
    const { t } = this;
    const text = failure.kind === 'unreachable' ? t('state.unreachable') : failure.detail;
    return html`<div class="failed" role="alert">
      ${icon('alert', 20)}
      <p>
        ${text || t('state.failed')}
        ${failure.reference ? html`<small>${t('state.reference', { id: failure.reference })}</small>` : null}
      </p>
      <button type="button" class="button small" @click=${again}>${t('state.retry')}</button>
    </div>`;
  }
}

/** What the service says is wrong, when it is something that a person can put right. */
export function faultOf(error: unknown): Problem | null {
  return error instanceof Refused ? error.problem : null;
}
