/** Reasons: why a product stands where it does, and what the catalogue states of it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ProductCard } from '../api/types';
import type { Translator } from '../i18n/translate';
import { icon } from '../ui/icon';

/** Weights below this, in nats, move nothing that anybody would notice. */
const FELT = 0.01;

export function reasons(card: ProductCard, speak: Translator): TemplateResult {
  const { t } = speak;
  const felt = card.why.filter((one) => Math.abs(one.weight) >= FELT);
  const facts = card.facts.filter((fact) => fact.value !== null);
  return html`
    ${card.outcomes.length ? requirements(card, speak) : nothing}
    ${
      felt.length
        ? html`<ul class="weights">
            ${felt.map(
              (one) => html`<li class=${one.weight > 0 ? 'for' : 'against'}>
                ${icon(one.weight > 0 ? 'up' : 'down', 14)}
                <span class="hidden-visually"
                  >${t(one.weight > 0 ? 'card.speaksFor' : 'card.speaksAgainst')}:
                </span>
                ${one.text}
              </li>`,
            )}
          </ul>`
        : html`<p class="help">${t('card.noReasons')}</p>`
    }
    ${
      facts.length
        ? html`<h5>${t('card.facts')}</h5>
            <dl class="sheet">
              ${facts.map(
                (fact) => html`<div>
                  <dt>${fact.label}</dt>
                  <dd>${fact.value}</dd>
                </div>`,
              )}
            </dl>`
        : nothing
    }
    ${
      card.certifications.length
        ? html`<p>
            <span class="help">${t('card.certifications')}:</span> ${speak.list(card.certifications)}
          </p>`
        : nothing
    }
    ${card.price?.rate_note ? html`<p class="help">${card.price.rate_note}</p>` : nothing}
    ${card.mpn ? html`<p class="help">${t('card.mpn', { mpn: card.mpn })}</p>` : nothing}
  `;
}

function requirements(card: ProductCard, { t }: Translator): TemplateResult {
  return html`<table>
    <caption>
      ${t('card.requirements')}
    </caption>
    <tbody>
      ${card.outcomes.map(
        (one) => html`<tr class=${one.truth}>
          <th scope="row">
            ${one.label}
            <small>${one.required} · ${t(one.importance === 'must' ? 'card.must' : 'card.wish')}</small>
          </th>
          <td>
            ${one.truth === 'unknown' ? nothing : html`<b>${one.value}</b>`}
            <small>${t(`card.${one.truth}`)}</small>
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
