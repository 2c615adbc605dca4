/** Status: what stands in the way of the conversation, and what can be done about it. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { define } from '../ui/define';
import { type IconName, icon } from '../ui/icon';
import { Part } from '../ui/part';

interface Notice {
  readonly look: 'info' | 'wait' | 'bad';
  readonly icon: IconName;
  readonly text: string;
  /** Counts down for the eyes only: a screen reader would be kept talking by it. */
  readonly seconds?: string;
  readonly detail?: string;
  readonly actions?: readonly (readonly [label: string, run: () => void])[];
}

@define('sourcing-status')
export class SourcingStatus extends Part {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }

      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s-2) var(--s-3);
        padding: var(--s-2) var(--s-3);
        border-radius: var(--s-radius);
        font-size: var(--s-text-sm);
        overflow-wrap: anywhere;
      }

      .words {
        flex: 1 1 12rem;
        min-inline-size: 0;
      }

      .info {
        background: var(--s-info-soft);
      }

      .wait {
        background: var(--s-unknown-soft);
      }

      .bad {
        background: var(--s-missed-soft);
      }

      .info > svg {
        color: var(--s-info);
      }

      .wait > svg {
        color: var(--s-unknown);
      }

      .bad > svg {
        color: var(--s-missed);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      .help {
        color: var(--s-muted);
      }
    `,
  ];

  private timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.timer = undefined;
  }

  override updated(): void {
    const counting = this.state.retryAt !== null;
    if (counting && !this.timer) this.timer = setInterval(() => this.requestUpdate(), 1000);
    if (!counting) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }

  override render(): TemplateResult {
    const notice = this.notice();
    return html`<div role="status">
      ${
        notice
          ? html`<div class="notice ${notice.look}">
              ${icon(notice.icon)}
              <div class="words">
                ${notice.text}${notice.seconds ? html`<span aria-hidden="true"> ${notice.seconds}</span>` : nothing}
                ${notice.detail ? html`<div class="help">${notice.detail}</div>` : nothing}
              </div>
              <div class="actions" ?hidden=${!notice.actions}>
                ${(notice.actions ?? []).map(
                  ([label, run]) =>
                    html`<button type="button" class="button small" @click=${run}>${label}</button>`,
                )}
              </div>
            </div>`
          : nothing
      }
    </div>`;
  }

  private notice(): Notice | null {
    const { state, store, t } = this;
    if (state.phase === 'gone') {
      return {
        look: 'wait',
        icon: 'info',
        text: t('state.gone'),
        ...(state.turns.length ? { detail: t('state.goneHelp') } : {}),
        actions: [[t('state.new'), () => store.startNew()]],
      };
    }
    if (!state.online) {
      const text = t(state.outbox.length ? 'state.waiting' : 'state.offline');
      return { look: 'wait', icon: 'offline', text };
    }
    const retry = [t('state.retry'), () => store.retry()] as const;
    if (state.failure) return this.failed(retry);
    if (state.retryAt !== null) {
      const left = Math.max(1, Math.ceil((state.retryAt - Date.now()) / 1000));
      return {
        look: 'wait',
        icon: 'clock',
        text: t('state.unreachable'),
        seconds: t('state.retrying', { seconds: left }),
        actions: [retry],
      };
    }
    if (!state.notice) return null;
    return {
      look: 'info',
      icon: 'info',
      text: t(state.notice === 'stale' ? 'state.stale' : 'state.elsewhere'),
      actions: [[t('dialog.close'), () => store.dismissNotice()]],
    };
  }

  private failed(retry: readonly [string, () => void]): Notice | null {
    const { state, store, t } = this;
    const { failure } = state;
    if (!failure) return null;
    const text = {
      refused: t('state.failed'),
      unreachable: t('state.unreachable'),
      forbidden: t('state.forbidden'),
      'too many': t('state.failed'),
      starting: t('state.starting'),
    }[failure.kind];
    const reference = failure.reference ? t('state.reference', { id: failure.reference }) : '';
    const discard = [t('state.discard'), () => store.discard()] as const;
    return {
      look: 'bad',
      icon: 'alert',
      text,
      detail: [failure.detail, reference].filter(Boolean).join(' · '),
      actions: state.outbox.length ? [retry, discard] : [retry],
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-status': SourcingStatus;
  }
}
