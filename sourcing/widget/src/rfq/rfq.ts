/** RFQ: the request for quotation of the conversation, begun, filled in and given out. */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { components } from '../api/openapi';
import { Router } from '../app/router';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { preferencesOf } from '../panels/preferences';
import { Sheet } from '../panels/sheet';
import { failureOf, freshKey } from '../store/sending';
import { type Failure, needOf } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import { Draft, type Rfq } from './draft';
import { fieldView, idOf } from './field';
import { type Field, type Section, shownSections } from './fields';
import { rfqStyles } from './rfq.css';
import './side';
import './suppliers';

type Page = components['schemas']['RfqPage'];

/** How many of the best suppliers are asked unless the buyer says otherwise. */
const ASKED = 3;

@define('sourcing-rfq')
export class SourcingRfq extends Sheet {
  static override styles = [base, controls, skeleton, panelStyles, rfqStyles];

  @state() private draft: Draft | null = null;
  @state() private failure: Failure | null = null;
  @state() private creating = false;
  @state() private copied = false;
  private top = ASKED;
  /** The same key makes one RFQ, however often it is sent. */
  private key = freshKey();
  private readonly router = new Router('products');
  private readonly found = new Load<Rfq | null>(this, async (signal) => {
    const found = await this.find(signal);
    this.take(found);
    return found;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('online', this.online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('online', this.online);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { conversation, phase } = this.state;
    if (phase === 'starting' || phase === 'loading') return;
    const [wanted] = this.view;
    if (!conversation && !wanted) return void this.found.clear();
    this.found.want(`${conversation ?? ''} ${wanted ?? ''} ${this.language}`);
  }

  override render(): TemplateResult {
    const { failure, busy } = this.found;
    return html`
      ${failure ? this.failed(failure, this.found.again) : nothing}
      ${this.failure ? this.failed(this.failure, () => void this.create()) : nothing}
      ${this.draft && this.isWanted(this.draft) ? this.form(this.draft) : this.beginning(busy)}
    `;
  }

  /** What stands after `#rfq` in the address. */
  private get view(): readonly string[] {
    return this.router.view === 'rfq' ? this.router.rest : [];
  }

  private isWanted(draft: Draft): boolean {
    const [wanted] = this.view;
    if (wanted) return draft.rfq.id === wanted;
    return draft.rfq.conversation_id === this.state.conversation;
  }

  private async find(signal: AbortSignal): Promise<Rfq | null> {
    const { client } = this.store;
    const [wanted] = this.view;
    const read = async (id: string): Promise<Rfq> => {
      const path = `/v1/rfqs/${encodeURIComponent(id)}?language=${this.language}`;
      return (await client.get<Rfq>(path, { signal })).value;
    };
    if (wanted) return read(wanted);
    const conversation = encodeURIComponent(this.state.conversation ?? '');
    const path = `/v1/rfqs?conversation_id=${conversation}&limit=1`;
    const { value } = await client.get<Page>(path, { signal });
    const latest = value.rfqs[0];
    return latest ? read(latest.id) : null;
  }

  private take(rfq: Rfq | null): void {
    if (!rfq) {
      this.draft = null;
    } else if (this.draft?.rfq.id === rfq.id) {
      this.draft.rfq = rfq;
    } else {
      this.draft = new Draft(this.store.client, rfq, () => this.language);
      this.draft.addEventListener('change', () => this.requestUpdate());
    }
  }

  private beginning(busy: boolean): TemplateResult {
    const { w } = this;
    if (busy || this.state.phase === 'loading') {
      return html`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    }
    if (!this.state.conversation || !needOf(this.state)?.lines.length) {
      return html`<div class="empty">
        ${icon('document', 36)}
        <h2>${w('rfq.empty')}</h2>
        <p>${w('rfq.emptyHelp')}</p>
      </div>`;
    }
    return html`<div class="start card">
      <h2>${w('rfq.write')}</h2>
      <p class="lead">${w('rfq.writeHelp')}</p>
      <div class="field">
        <label for="top">${w('rfq.top')}</label>
        <input
          class="input"
          id="top"
          type="number"
          min="0"
          max="20"
          .value=${String(this.top)}
          @input=${(event: Event) => {
            this.top = Math.round((event.target as HTMLInputElement).valueAsNumber) || 0;
          }}
        />
      </div>
      <button type="button" class="button primary" ?disabled=${this.creating} @click=${this.create}>
        ${icon('document', 16)} ${w('rfq.begin')}
      </button>
    </div>`;
  }

  private readonly create = async (): Promise<void> => {
    this.creating = true;
    this.failure = null;
    try {
      const { value } = await this.store.client.post<Rfq>('/v1/rfqs', {
        body: {
          conversation_id: this.state.conversation,
          language: this.language,
          top: Math.min(20, Math.max(0, this.top)),
          preset: preferencesOf(this.store).preset,
        },
        key: this.key,
      });
      this.key = freshKey();
      this.take(value);
      this.found.put(value);
    } catch (error) {
      this.failure = failureOf(error);
    }
    this.creating = false;
  };

  private form(draft: Draft): TemplateResult {
    const { w } = this;
    const { rfq } = draft;
    const locked = rfq.status !== 'draft';
    return html`
      <div class="bar">
        <div class="grow">
          <h2>${rfq.document.header.title || w('rfq.title')}</h2>
          <p class="lead">
            ${rfq.number} · ${w('rfq.revision', { number: rfq.revision })} · ${w(`status.${rfq.status}`)}
          </p>
        </div>
        ${this.saved(draft)}
        <button type="button" class="button small" @click=${this.copy}>
          ${icon(this.copied ? 'check' : 'link', 16)} ${this.copied ? w('rfq.copied') : w('rfq.copy')}
        </button>
        ${this.step(draft)}
      </div>
      ${draft.failure ? this.failed(draft.failure, draft.retry) : nothing}
      <div class="grid">
        <form @submit=${(event: Event) => event.preventDefault()} autocomplete="off">
          ${this.progress(draft)} ${locked ? this.revise(draft) : nothing}
          ${repeat(
            shownSections(rfq.form),
            (section) => `${section.id} ${section.line ?? ''}`,
            (section) => this.section(section, draft, locked),
          )}
        </form>
        <sourcing-rfq-side
          .store=${this.store}
          .draft=${draft}
          .version=${rfq.version}
        ></sourcing-rfq-side>
      </div>
    `;
  }

  private saved(draft: Draft): TemplateResult {
    const { w } = this;
    const at = new Intl.DateTimeFormat(this.speak.locale, { timeStyle: 'short' }).format(
      new Date(draft.rfq.updated),
    );
    const text =
      draft.saving === 'saving'
        ? w('rfq.saving')
        : draft.saving === 'failed'
          ? w('rfq.unsaved')
          : w('rfq.saved', { at });
    return html`<span class="state ${draft.saving === 'failed' ? 'failed-save' : ''}" role="status">
      ${icon(draft.saving === 'failed' ? 'alert' : draft.saving === 'saving' ? 'clock' : 'check', 14)}
      ${text}
    </span>`;
  }

  /** Where it stands, and what the next step is. */
  private step(draft: Draft): TemplateResult | typeof nothing {
    const { w } = this;
    const { status, form } = draft.rfq;
    if (status === 'draft') {
      return html`<button
        type="button"
        class="button primary small"
        ?disabled=${!form.ready || draft.waits}
        title=${form.ready ? w('rfq.sentHelp') : w('rfq.notReady')}
        @click=${() => draft.mark('sent')}
      >
        ${icon('send', 16)} ${w('rfq.sent')}
      </button>`;
    }
    if (status === 'closed') return nothing;
    return html`<button type="button" class="button small" @click=${() => draft.mark('closed')}>
      ${w('rfq.close')}
    </button>`;
  }

  private progress(draft: Draft): TemplateResult {
    const { w } = this;
    const { form } = draft.rfq;
    const asked = form.sections
      .flatMap((section) => section.fields)
      .filter((field) => field.necessity !== null || field.question !== null);
    const filled = asked.filter((field) => !field.missing).length;
    return html`<div class="progress">
      <progress max=${asked.length} value=${filled} aria-label=${w('rfq.progress')}></progress>
      <div class="counts">
        <span class="grow">
          ${
            form.ready
              ? html`<strong class="met">${w('rfq.ready')}</strong>`
              : html`<strong>${w('rfq.required', { count: form.required })}</strong>`
          }
          ${form.expected ? html` · ${w('rfq.expected', { count: form.expected })}` : nothing}
          ${form.helpful ? html` · ${w('rfq.helpful', { count: form.helpful })}` : nothing}
        </span>
        ${
          form.required + form.expected + form.helpful && draft.rfq.status === 'draft'
            ? html`<button type="button" class="button small" @click=${() => this.next(draft)}>
                ${w('rfq.next')} ${icon('down', 16)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  private revise(draft: Draft): TemplateResult {
    const { w } = this;
    return html`<p class="note">${icon('info', 16)} ${w('rfq.locked')}</p>
      ${
        draft.rfq.status === 'sent'
          ? html`<fieldset>
              <legend>${w('rfq.revise')}</legend>
              <div class="field">
                <label for="remark">${w('rfq.remark')}</label>
                <textarea class="input" id="remark" rows="2" maxlength="2000"></textarea>
              </div>
              <p>
                <button type="button" class="button small" @click=${() => this.issue(draft)}>
                  ${w('rfq.issue')}
                </button>
              </p>
            </fieldset>`
          : nothing
      }`;
  }

  private section(section: Section, draft: Draft, locked: boolean): TemplateResult {
    const around = { draft, w: this.w, speak: this.speak, locked };
    return html`<fieldset>
      <legend>${section.label}</legend>
      ${
        section.id === 'suppliers'
          ? html`<sourcing-rfq-suppliers
              id=${idOf('suppliers')}
              .store=${this.store}
              .draft=${draft}
              .version=${draft.rfq.version}
              .locked=${locked}
            ></sourcing-rfq-suppliers>`
          : repeat(
              section.fields,
              (field) => field.path,
              (field) => fieldView(field, around),
            )
      }
    </fieldset>`;
  }

  /** To the next field that is missing, the most needed first, then on from where one stands. */
  private next(draft: Draft): void {
    const order = ['required', 'expected', 'helpful'];
    const missing = draft.rfq.form.sections
      .flatMap((section) => section.fields)
      .filter((field): field is Field => field.missing && field.necessity !== null)
      .sort((a, b) => order.indexOf(a.necessity ?? '') - order.indexOf(b.necessity ?? ''));
    const active = this.shadowRoot?.activeElement?.id;
    const at = missing.findIndex((field) => idOf(field.path) === active);
    const target = missing[(at + 1) % missing.length];
    const control = target && this.renderRoot.querySelector<HTMLElement>(`#${idOf(target.path)}`);
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }

  private issue(draft: Draft): void {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#remark');
    const remark = field?.value.trim();
    if (!remark) return void field?.focus();
    void draft.revise(remark);
    if (field) field.value = '';
  }

  private readonly copy = async (): Promise<void> => {
    if (!this.draft) return;
    const { origin, pathname } = location;
    try {
      await navigator.clipboard.writeText(`${origin}${pathname}#rfq/${this.draft.rfq.id}`);
    } catch {
      // Not allowed to write there: the address bar has the link all the same.
    }
    this.router.go('rfq', this.draft.rfq.id);
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  };

  private readonly online = (): void => {
    if (this.draft?.waits) this.draft.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-rfq': SourcingRfq;
  }
}
