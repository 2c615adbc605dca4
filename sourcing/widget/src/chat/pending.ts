/** Pending: what the buyer just did, and as much of the answer as has come. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationStore } from '../store/conversation';
import { paragraphs } from './paragraphs';
import './products';

/** Grey shapes appear only when the answer takes longer than a moment; see `.late`. */
export function pending(store: ConversationStore, apart: boolean): TemplateResult {
  const { state } = store;
  const { t } = store.speech.current;
  const [first, ...rest] = state.outbox;
  const { partial } = state;
  const begun = partial.paragraphs.length > 0;
  return html`<div class="pending">
    ${first ? bubble(first.said, first.text === undefined) : nothing}
    ${
      begun
        ? html`<div class="reply">${paragraphs(partial.paragraphs)}</div>`
        : html`<div class="late" aria-hidden="true">
            <div class="skeleton line"></div>
            <div class="skeleton line short"></div>
          </div>`
    }
    ${apart ? nothing : products(store)}
    ${rest.map((one) => bubble(one.said, one.text === undefined))}
    <span class="hidden-visually">${t(state.phase === 'loading' ? 'state.loading' : 'chat.working')}</span>
  </div>`;
}

/** Products are shown as soon as they come, before anything is said of them. */
export function products(store: ConversationStore): TemplateResult | typeof nothing {
  const { products, total, meeting, ideas } = store.state.partial;
  if (products?.length === 0) return nothing;
  if (!products) {
    return html`<div class="late" aria-hidden="true">
      <div class="skeleton card"></div>
      <div class="skeleton card"></div>
    </div>`;
  }
  return html`<sourcing-products
    .store=${store}
    .cards=${products}
    .total=${total}
    .meeting=${meeting}
    .ideas=${ideas}
    .fixed=${true}
  ></sourcing-products>`;
}

function bubble(said: string, done: boolean): TemplateResult {
  return html`<p class=${done ? 'did' : 'buyer'}>${said}</p>`;
}
