/** History: the conversations of this browser or key, to take up again, to fork, to delete. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { components } from '../api/openapi';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { Sheet } from '../panels/sheet';
import { failureOf, freshKey } from '../store/sending';
import type { Failure } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';

type Page = components['schemas']['ConversationPage'];
type Conversation = Page['conversations'][number];

const LIMIT = 30;

/** Fires `opened` when another conversation is in view. */
@define('sourcing-history')
export class SourcingHistory extends Sheet {
  static override styles = [
    base,
    controls,
    skeleton,
    panelStyles,
    css`
      li {
        border-block-end: 1px solid var(--s-line);
      }

      .row {
        display: flex;
        align-items: center;
        gap: var(--s-1);
      }

      .open {
        flex: 1;
        min-inline-size: 0;
        display: grid;
        padding: var(--s-2) var(--s-1);
        border: 0;
        border-radius: var(--s-radius-sm);
        background: none;
        text-align: start;
        cursor: pointer;
      }

      .open:hover {
        color: var(--s-accent-strong);
      }

      .open strong {
        overflow: hidden;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .open small {
        color: var(--s-muted);
      }

      .sure {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s-2);
        padding: var(--s-2) var(--s-3);
        margin-block-end: var(--s-2);
        border-radius: var(--s-radius-sm);
        background: var(--s-missed-soft);
        font-size: var(--s-text-sm);
      }

      .sure p {
        flex: 1 1 14rem;
        overflow-wrap: anywhere;
      }

      .after {
        margin-block-start: var(--s-3);
      }
    `,
  ];

  @state() private asking: string | null = null;
  @state() private failure: Failure | null = null;
  private readonly page = new Load<Page>(this, async (signal) => {
    const { value } = await this.store.client.get<Page>(`/v1/conversations?limit=${LIMIT}`, {
      signal,
    });
    return value;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.page.want(freshKey());
  }

  override render(): TemplateResult {
    const { w } = this;
    const { value, failure } = this.page;
    return html`
      <p class="bar">
        <button type="button" class="button primary small" @click=${this.begin}>
          ${icon('plus', 16)} ${w('history.new')}
        </button>
      </p>
      ${failure ? this.failed(failure, this.page.again) : nothing}
      ${this.failure ? this.failed(this.failure, this.page.again) : nothing}
      ${value ? this.list(value) : failure ? nothing : html`<div class="waiting" aria-busy="true"><div class="skeleton"></div></div>`}
    `;
  }

  private list(page: Page): TemplateResult {
    const { w } = this;
    if (!page.conversations.length) return html`<p class="lead">${w('history.empty')}</p>`;
    return html`<ul>
        ${page.conversations.map((one) => html`<li>${this.row(one)}</li>`)}
      </ul>
      ${
        page.cursor
          ? html`<button type="button" class="button small after" @click=${() => this.more(page)}>
              ${w('history.more')}
            </button>`
          : nothing
      }`;
  }

  private row(one: Conversation): TemplateResult {
    const { w } = this;
    const title = one.title || w('history.untitled');
    const current = one.id === this.state.conversation;
    const facts = [
      this.speak.date(one.updated),
      w('history.turns', { count: one.turns }),
      current ? w('history.current') : null,
    ].filter((fact) => fact !== null);
    return html`<div class="row">
        <button
          type="button"
          class="open"
          aria-current=${current ? 'true' : nothing}
          @click=${() => this.take(one.id)}
        >
          <strong title=${title}>${title}</strong><small>${facts.join(' · ')}</small>
        </button>
        <button
          type="button"
          class="button quiet icon small"
          aria-label=${w('history.fork', { title })}
          title=${w('history.fork', { title })}
          @click=${() => this.fork(one)}
        >
          ${icon('fork', 16)}
        </button>
        <button
          type="button"
          class="button quiet icon small"
          aria-label=${w('history.delete', { title })}
          title=${w('history.delete', { title })}
          aria-expanded=${this.asking === one.id}
          @click=${() => this.ask(one.id)}
        >
          ${icon('trash', 16)}
        </button>
      </div>
      ${
        this.asking === one.id
          ? html`<div class="sure" role="group">
              <p>${w('history.sure', { title })}</p>
              <button type="button" class="button small" @click=${() => this.erase(one)}>
                ${w('history.confirm')}
              </button>
              <button type="button" class="button quiet small" @click=${() => this.ask(one.id)}>
                ${this.t('editor.cancel')}
              </button>
            </div>`
          : nothing
      }`;
  }

  private ask(id: string): void {
    this.asking = this.asking === id ? null : id;
  }

  private begin(): void {
    this.store.startNew();
    this.opened();
  }

  private async take(id: string): Promise<void> {
    await this.store.open(id);
    this.opened();
  }

  private async fork(one: Conversation): Promise<void> {
    await this.attempt(async () => {
      const path = `/v1/conversations/${encodeURIComponent(one.id)}/fork`;
      const body = { after_turn: one.turns };
      const { value } = await this.store.client.post<Conversation>(path, { body, key: freshKey() });
      await this.take(value.id);
    });
  }

  private async erase(one: Conversation): Promise<void> {
    await this.attempt(async () => {
      await this.store.client.delete(`/v1/conversations/${encodeURIComponent(one.id)}`);
      this.asking = null;
      if (one.id === this.state.conversation) this.store.startNew();
      this.page.want(freshKey());
      this.requestUpdate();
    });
  }

  private async more(page: Page): Promise<void> {
    await this.attempt(async () => {
      const query = `?limit=${LIMIT}&cursor=${encodeURIComponent(page.cursor ?? '')}`;
      const { value } = await this.store.client.get<Page>(`/v1/conversations${query}`);
      const conversations = [...page.conversations, ...value.conversations];
      this.page.put({ conversations, cursor: value.cursor });
    });
  }

  private async attempt(run: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await run();
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  private opened(): void {
    this.dispatchEvent(new CustomEvent('opened', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-history': SourcingHistory;
  }
}
