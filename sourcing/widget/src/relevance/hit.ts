/** Hit: a product of one list, with what its score is made of and what was judged of it. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ProductCard } from '../api/types';
import type { Translator } from '../i18n/translate';
import type { PageWords } from '../pages/page';
import { figure } from '../panels/figures';
import { icon } from '../ui/icon';
import { byField, type LabHit, movement, rankIn, type Side, sides } from './lists';

export const grades = [0, 1, 2, 3] as const;

export interface Around {
  readonly side: Side;
  readonly card: ProductCard | undefined;
  readonly grade: number | null;
  readonly same: boolean;
  readonly w: PageWords;
  readonly speak: Translator;
  readonly judge: (grade: number) => void;
  readonly reach: (product: string | null) => void;
}

export function hitView(hit: LabHit, place: number, around: Around): TemplateResult {
  const { side, card, grade, same, w, speak, judge, reach } = around;
  const title = card?.title ?? hit.product_id;
  const key = (event: KeyboardEvent): void => {
    const pressed = Number(event.key);
    if (event.key.length !== 1 || !grades.some((one) => one === pressed) || event.key === ' ')
      return;
    event.preventDefault();
    judge(pressed);
  };
  return html`<li
    class="hit ${same ? 'same' : ''}"
    tabindex="0"
    aria-label="${place}. ${title}"
    @keydown=${key}
    @focus=${() => reach(hit.product_id)}
    @pointerenter=${() => reach(hit.product_id)}
    @pointerleave=${() => reach(null)}
  >
    <div class="head">
      <span class="place">${place}</span>
      <span class="title">${title}</span>
      ${side === 'both' ? moved(hit, w) : nothing}
    </div>
    <p class="ranks">
      ${sides.map((one) => {
        const rank = rankIn(hit, one);
        return html`<span>${w(`short.${one}`)} ${rank ?? '–'}</span>`;
      })}
      <span>${w('lab.score', { score: figure(speak, hit.score, 4) })}</span>
    </p>
    ${contributions(hit, around)}
    <div class="grades" role="group" aria-label=${w('lab.grade', { what: title })}>
      ${grades.map(
        (one) => html`<button
          type="button"
          aria-pressed=${grade === one}
          title=${w(`grade.${one}`)}
          @click=${() => judge(one)}
        >
          ${one}<span class="hidden-visually"> ${w(`grade.${one}`)}</span>
        </button>`,
      )}
    </div>
  </li>`;
}

function moved(hit: LabHit, w: PageWords): TemplateResult | typeof nothing {
  const places = movement(hit);
  if (places === null || places === 0) return nothing;
  const look = places > 0 ? 'met' : 'missed';
  const text = w(places > 0 ? 'lab.up' : 'lab.down', { count: Math.abs(places) });
  return html`<span class="move ${look}" title=${text}
    >${icon(places > 0 ? 'up' : 'down', 12)}<span aria-hidden="true">${Math.abs(places)}</span
    ><span class="hidden-visually">${text}</span></span
  >`;
}

function contributions(hit: LabHit, { w, speak }: Around): TemplateResult | typeof nothing {
  const fields = byField(hit.contributions);
  if (!fields.length) return nothing;
  const most = Math.max(...fields.map((one) => Math.abs(one.score)), 1e-9);
  return html`<details>
    <summary>${w('lab.why')}</summary>
    <dl class="fields">
      ${fields.map(
        (one) => html`<div>
          <dt>${one.name}</dt>
          <dd class="share">
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              ${svg`<rect class=${one.score < 0 ? 'negative' : ''} width=${(Math.abs(one.score) / most) * 100} height="8" rx="1" />`}
            </svg>
            <span class="tokens">${one.tokens.join(' ')}</span>
          </dd>
          <dd>${figure(speak, one.score, 3)}</dd>
        </div>`,
      )}
    </dl>
  </details>`;
}
