/** Side: what was found in an RFQ, its preview, its files, and what its revisions changed. */

import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { components } from '../api/openapi';
import { base } from '../design/base';
import { controls } from '../design/controls';
import { skeleton } from '../design/skeleton';
import { Load } from '../panels/load';
import { panelStyles } from '../panels/panels.css';
import { save } from '../panels/save';
import { Sheet } from '../panels/sheet';
import { failureOf } from '../store/sending';
import type { Failure } from '../store/state';
import { define } from '../ui/define';
import { icon } from '../ui/icon';
import type { Draft } from './draft';

type Review = components['schemas']['ReviewDocument'];
type Revisions = components['schemas']['RevisionList'];
type Changes = components['schemas']['ChangesDocument'];

const formats = { pdf: 'pdf', xlsx: 'xlsx', docx: 'docx', ubl: 'xml', json: 'json', zip: 'zip' };

@define('sourcing-rfq-side')
export class SourcingRfqSide extends Sheet {
  static override styles = [
    base,
    controls,
    skeleton,
    panelStyles,
    css`
      :host {
        display: grid;
        gap: var(--s-4);
      }

      .files {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
        margin-block-start: var(--s-2);
      }

      .paper {
        overflow: hidden;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        /* What is printed is black on white, whatever the page around it looks like. */
        background: #fff;
        color-scheme: light;
      }

      iframe {
        display: block;
        inline-size: 100%;
        block-size: 34rem;
        border: 0;
      }

      .findings li {
        padding-block: var(--s-2);
        border-block-end: 1px solid var(--s-line);
        font-size: var(--s-text-sm);
      }

      .findings ul ul {
        margin-block-start: var(--s-1);
        color: var(--s-muted);
        font-size: var(--s-text-xs);
      }

      .findings ul ul li {
        padding-block: 0.125rem;
        border: 0;
        overflow-wrap: anywhere;
      }

      .head {
        display: flex;
        align-items: center;
        gap: var(--s-2);
      }

      .changes {
        margin-block: var(--s-1) var(--s-2);
        font-size: var(--s-text-sm);
        overflow-wrap: anywhere;
      }

      .changes li {
        padding-block: 0.125rem;
      }
    `,
  ];

  @property({ attribute: false }) draft!: Draft;
  @property({ type: Number }) version = 0;
  @state() private failure: Failure | null = null;
  private readonly review = new Load<Review>(this, async (signal) => {
    const query = `?language=${this.language}`;
    return (await this.store.client.get<Review>(`${this.draft.path}/review${query}`, { signal }))
      .value;
  });
  private readonly changes = new Load<readonly Changes[]>(this, (signal) => this.revisions(signal));

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { rfq } = this.draft;
    this.review.want(`${rfq.id} ${rfq.version} ${this.language}`, 400);
    if (rfq.revision > 1) this.changes.want(`${rfq.id} ${rfq.revision} ${this.language}`);
  }

  override render(): TemplateResult {
    return html`${this.files()} ${this.findings()} ${this.preview()} ${this.history()}`;
  }

  private files(): TemplateResult {
    const { w } = this;
    return html`<section class="card" aria-labelledby="files">
      <h3 id="files">${w('rfq.files')}</h3>
      <p class="lead">${w('rfq.filesHelp')}</p>
      ${this.failure ? this.failed(this.failure, () => this.forget()) : nothing}
      <div class="files">
        ${Object.keys(formats).map(
          (format) => html`<button
            type="button"
            class="button small ${format === 'pdf' ? 'primary' : ''}"
            @click=${() => this.download(format as keyof typeof formats)}
          >
            ${format === 'zip' ? w('rfq.all') : format.toUpperCase()}
          </button>`,
        )}
      </div>
    </section>`;
  }

  private findings(): TemplateResult | typeof nothing {
    const { w } = this;
    const { value } = this.review;
    if (!value?.findings.length) return nothing;
    return html`<section class="card findings" aria-labelledby="checks">
      <h3 id="checks">${w('rfq.checks', { count: value.findings.length })}</h3>
      <ul>
        ${value.findings.map(
          (one) => html`<li>
            <span class="head"
              ><span class=${one.severity === 'error' ? 'missed' : 'unknown'}>${icon('alert', 14)}</span
              ><strong>${one.label}</strong></span
            >
            ${one.text}
            ${one.evidence.length ? this.evidence(one) : nothing}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private evidence(one: Review['findings'][number]): TemplateResult {
    return html`<details>
      <summary>${this.w('rfq.because', { count: one.evidence.length + one.more })}</summary>
      <ul>
        ${one.evidence.map(
          (fact) => html`<li>
            ${[fact.supplier, fact.product, fact.value, fact.source].filter((part) => part).join(' · ')}
          </li>`,
        )}
        ${one.more ? html`<li>${this.t('need.more', { count: one.more })}</li>` : nothing}
      </ul>
    </details>`;
  }

  /** A frame cannot say who asks, so it is shown where the page and the service are one origin. */
  private preview(): TemplateResult | typeof nothing {
    const { w } = this;
    const { endpoint } = this.store.client;
    if (new URL(endpoint, location.href).origin !== location.origin) return nothing;
    const address = `${endpoint}${this.draft.path}/preview`;
    return html`<section aria-labelledby="preview">
      <h3 id="preview">${w('rfq.preview')}</h3>
      <p class="lead">${w('rfq.previewHelp')}</p>
      <div class="paper">
        ${keyed(
          `${this.draft.rfq.id} ${this.draft.rfq.version}`,
          html`<iframe title=${w('rfq.preview')} src=${address} sandbox="" loading="lazy"></iframe>`,
        )}
      </div>
    </section>`;
  }

  private history(): TemplateResult | typeof nothing {
    const { w } = this;
    const { value } = this.changes;
    if (this.draft.rfq.revision < 2 || !value) return nothing;
    return html`<section class="card" aria-labelledby="revisions">
      <h3 id="revisions">${w('rfq.revisions')}</h3>
      ${[...value].reverse().map(
        (one) => html`<h4>${w('rfq.changed', { from: one.from_revision, to: one.to_revision })}</h4>
          <ul class="changes">
            ${one.changes.filter((change) => !change.bookkeeping).map((change) => html`<li>${change.text}</li>`)}
          </ul>`,
      )}
    </section>`;
  }

  private async revisions(signal: AbortSignal): Promise<readonly Changes[]> {
    const { client } = this.store;
    const { path } = this.draft;
    const { value } = await client.get<Revisions>(`${path}/revisions`, { signal });
    const numbers = value.revisions.map((one) => one.revision);
    const pairs = numbers.slice(1).map((to, at) => [numbers[at], to] as const);
    return Promise.all(
      pairs.map(async ([from, to]) => {
        const query = `?from=${from}&to=${to}&language=${this.language}`;
        return (await client.get<Changes>(`${path}/changes${query}`, { signal })).value;
      }),
    );
  }

  private forget(): void {
    this.failure = null;
  }

  private async download(format: keyof typeof formats): Promise<void> {
    this.failure = null;
    const { rfq, path } = this.draft;
    try {
      const blob = await this.store.client.blob(`${path}/export/${format}`);
      save(blob, `${rfq.number}-r${rfq.revision}.${formats[format]}`);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sourcing-rfq-side': SourcingRfqSide;
  }
}
