/** Admin: what the service serves, what is on its way in, who may use it, and how it is used. */

import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { components } from '../api/openapi';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { table } from '../design/table';
import { tokens } from '../design/tokens';
import { Page } from '../pages/page';
import { pageStyles } from '../pages/page.css';
import { panelStyles } from '../panels/panels.css';
import { failureOf } from '../store/sending';
import { define } from '../ui/define';
import type { SourcingDialog } from '../ui/dialog';
import { icon } from '../ui/icon';
import { adminStyles } from './admin.css';
import type { Funnel } from './days';
import { funnelView } from './funnel';
import { type Generation, generationsView } from './generations';
import { type Ingest, ingestsView, isOver } from './ingests';
import { type Issued, type Key, type KeyOrder, keysView } from './keys';
import '../ui/dialog';

type Status = components['schemas']['StatusDocument'];

/** Something that is asked about before it is done. */
interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly run: () => Promise<void>;
}

const DAYS = 30;

@define('sourcing-admin')
export class SourcingAdmin extends Page {
  static override styles = [
    tokens,
    base,
    controls,
    skeleton,
    table,
    panelStyles,
    pageStyles,
    adminStyles,
  ];

  protected readonly scope = 'admin';
  protected readonly here = 'admin';
  @state() private status: Status | null = null;
  @state() private generations: readonly Generation[] = [];
  @state() private ingests: readonly Ingest[] = [];
  @state() private funnel: Funnel | null = null;
  @state() private keys: readonly Key[] = [];
  @state() private issued: Issued | null = null;
  @state() private copied = false;
  @state() private sending = false;
  /** Generation that is being opened to be served: a matter of seconds. */
  @state() private switching: string | null = null;
  @state() private asked: Question | null = null;
  @query('sourcing-dialog') private dialog!: SourcingDialog | null;
  private readonly watched = new Set<string>();
  private away = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.away.abort();
  }

  protected begin(): void {
    this.away = new AbortController();
    void this.refresh();
  }

  protected content(): TemplateResult {
    const { w, speaks: speak } = this;
    if (!this.status) {
      return html`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    }
    return html`<div class="sections">
      ${this.state(this.status)}
      <section>
        <h2>${w('generation.title')}</h2>
        <p class="lead">${w('generation.help')}</p>
        ${generationsView(this.generations, {
          w,
          speak,
          switching: this.switching,
          activate: (one) => this.activate(one),
        })}
      </section>
      <section>
        <h2>${w('ingest.title')}</h2>
        <p class="lead">${w('ingest.help')}</p>
        <div class="card">
          ${ingestsView(this.ingests, {
            w,
            speak,
            limit: this.session?.limits.upload ?? 0,
            sending: this.sending,
            send: (form) => void this.send(form),
          })}
        </div>
      </section>
      ${
        this.funnel
          ? html`<section>
        <h2>${w('funnel.title')}</h2>
              <p class="lead">${w('funnel.help', { day: speak.date(this.funnel.since) })}</p>
              ${funnelView(this.funnel, w, speak)}
            </section>`
          : nothing
      }
      <section>
        <h2>${w('keys.title')}</h2>
        <p class="lead">${w('keys.help')}</p>
        <div class="card">
          ${keysView(this.keys, {
            w,
            speak,
            issued: this.issued,
            copied: this.copied,
            create: (order) => void this.createKey(order),
            revoke: (key) => this.revoke(key),
            copy: (secret) => void this.copy(secret),
            done: () => {
              this.issued = null;
            },
          })}
        </div>
      </section>
      ${this.question()}
    </div>`;
  }

  private state(status: Status): TemplateResult {
    const { w } = this;
    const facts: readonly (readonly [string, string])[] = [
      [w('status.served'), status.served ?? w('status.opening')],
      [w('status.version'), status.version],
      [w('status.database'), status.database],
      [w('status.workers'), this.speaks.number(status.workers)],
    ];
    return html`<section aria-label=${w('status.title')}>
      ${status.problem ? html`<p class="note warning">${icon('alert', 16)} ${status.problem}</p>` : nothing}
      <dl class="stats">
        ${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>
    </section>`;
  }

  private question(): TemplateResult | typeof nothing {
    const { asked } = this;
    if (!asked) return nothing;
    const { t } = this.speaks;
    return html`<sourcing-dialog
      label=${asked.title}
      close-label=${t('dialog.close')}
      @closed=${() => {
        this.asked = null;
      }}
    >
      <p>${asked.text}</p>
      <div slot="actions">
        <button
          type="button"
          class="button primary"
          @click=${() => {
            void asked.run();
            this.dialog?.close();
          }}
        >
          ${asked.yes}
        </button>
        <button type="button" class="button" @click=${() => this.dialog?.close()}>
          ${t('editor.cancel')}
        </button>
      </div>
    </sourcing-dialog>`;
  }

  private async ask(asked: Question): Promise<void> {
    this.asked = asked;
    await this.updateComplete;
    await this.dialog?.show();
  }

  private async refresh(): Promise<void> {
    await this.attempt(async () => {
      const { client } = this;
      const [status, generations, ingests, funnel, keys] = await Promise.all([
        client.get<Status>('/v1/admin/status'),
        client.get<{ readonly generations: readonly Generation[] }>('/v1/admin/generations'),
        client.get<{ readonly ingests: readonly Ingest[] }>('/v1/admin/ingests'),
        client.get<Funnel>(`/v1/admin/funnel?days=${DAYS}`),
        client.get<{ readonly keys: readonly Key[] }>('/v1/admin/keys'),
      ]);
      this.status = status.value;
      this.generations = generations.value.generations;
      this.ingests = ingests.value.ingests;
      this.funnel = funnel.value;
      this.keys = keys.value.keys;
    });
    for (const one of this.ingests) if (!isOver(one)) void this.watch(one.id);
  }

  private activate(generation: Generation): void {
    const { w, speaks } = this;
    const now = this.generations.find((one) => one.current);
    const back = now !== undefined && Date.parse(generation.made) < Date.parse(now.made);
    void this.ask({
      title: w(back ? 'generation.backTitle' : 'generation.switchTitle'),
      text: w('generation.sure', {
        id: generation.id,
        products: speaks.number(generation.products),
      }),
      yes: w('generation.activate'),
      run: async () => {
        this.switching = generation.id;
        const path = `/v1/admin/generations/${encodeURIComponent(generation.id)}/activate`;
        await this.attempt(() => this.client.post(path));
        this.switching = null;
        if (!this.failure) await this.refresh();
      },
    });
  }

  private async send(form: FormData): Promise<void> {
    this.sending = true;
    const begun = await this.attempt(() =>
      this.client.post<Ingest>('/v1/admin/ingests', { body: form }),
    );
    this.sending = false;
    if (!begun) return;
    this.ingests = [begun.value, ...this.ingests];
    void this.watch(begun.value.id);
  }

  /** Follow an upload to its end. */
  private async watch(id: string): Promise<void> {
    if (this.watched.has(id)) return;
    this.watched.add(id);
    const { signal } = this.away;
    try {
      const path = `/v1/admin/ingests/${encodeURIComponent(id)}/events`;
      for await (const event of this.client.stream('GET', path, { signal })) {
        const one = JSON.parse(event.data) as Ingest;
        this.ingests = this.ingests.map((other) => (other.id === id ? one : other));
        if (isOver(one)) break;
      }
    } catch (error) {
      if (!signal.aborted) this.failure = failureOf(error);
      return;
    } finally {
      this.watched.delete(id);
    }
    if (!signal.aborted) await this.refresh();
  }

  private async createKey(order: KeyOrder): Promise<void> {
    const made = await this.attempt(() =>
      this.client.post<Issued>('/v1/admin/keys', { body: order }),
    );
    if (!made) return;
    this.copied = false;
    this.issued = made.value;
    this.keys = [...this.keys, made.value.key];
  }

  private revoke(key: Key): void {
    const { w } = this;
    void this.ask({
      title: w('keys.revokeNamed', { name: key.name }),
      text: w('keys.sure'),
      yes: w('keys.revoke'),
      run: async () => {
        const path = `/v1/admin/keys/${encodeURIComponent(key.id)}`;
        await this.attempt(() => this.client.delete(path));
        await this.refresh();
      },
    });
  }

  private async copy(secret: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret);
      this.copied = true;
    } catch {
      // It can be selected and copied by hand: a click on it selects all of it.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-admin': SourcingAdmin;
  }
}
