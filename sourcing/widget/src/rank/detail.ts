/** Detail: a supplier's score part by part, what speaks for and against it, its other offers. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/more';
import type { Translator } from '../i18n/translate';
import { evidence } from '../panels/evidence';
import { figure, percent } from '../panels/figures';
import type { en } from '../panels/words/en';
import { type IconName, icon } from '../ui/icon';
import type { Part, RankedSupplier } from './scores';

interface Around {
  readonly w: Words<typeof en>;
  readonly speak: Translator;
  readonly show: (anchor: HTMLElement, label: string, content: TemplateResult) => void;
}

export function detail(one: RankedSupplier, around: Around): TemplateResult {
  const { w } = around;
  return html`<div class="more">
    <div class="why">
      ${reasons(w('rank.inFavour'), one.in_favour, 'check', 'met')}
      ${reasons(w('rank.against'), one.against, 'cross', 'missed')}
      ${reasons(
        w('rank.risks'),
        one.risks.map((risk) => `${risk.label}: ${risk.text}`),
        'alert',
        'missed',
      )}
      ${reasons(w('rank.unknown'), one.unknown, 'question', 'unknown')}
    </div>
    <div class="table-box parts" role="region" tabindex="0" aria-label=${w('rank.parts')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${w('rank.criterion')}</th>
            <th scope="col" class="number">${w('rank.weight')}</th>
            <th scope="col" class="number">${w('rank.worth')}</th>
            <th scope="col" class="number">${w('rank.adds')}</th>
            <th scope="col">${w('rank.facts')}</th>
          </tr>
        </thead>
        <tbody>
          ${one.parts.filter((part) => part.weight > 0).map((part) => partRow(part, around))}
        </tbody>
      </table>
    </div>
    ${
      one.others.length
        ? html`<div>
            <h3>${w('rank.others')}</h3>
            <ul>
              ${one.others.map(
                (offer) => html`<li class="lead">
                  ${offer.title} · ${offer.price?.text ?? w('rank.noPrice')} ·
                  ${offer.lead_time?.text ?? w('rank.noLeadTime')}
                </li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
  </div>`;
}

function reasons(
  title: string,
  texts: readonly string[],
  name: IconName,
  look: string,
): TemplateResult | typeof nothing {
  if (!texts.length) return nothing;
  return html`<div>
    <h3>${title}</h3>
    <ul>
      ${texts.map((text) => html`<li><span class=${look}>${icon(name, 14)}</span><span>${text}</span></li>`)}
    </ul>
  </div>`;
}

function partRow(part: Part, { w, speak, show }: Around): TemplateResult {
  const points = (value: number): string => figure(speak, value * 100, 1);
  const worth = part.known ? points(part.value ?? 0) : `${points(part.worst)}–${points(part.best)}`;
  const stated = part.facts.filter((fact) => fact.value !== null);
  const words = stated.map((fact) => `${fact.label} ${fact.value ?? ''}`).join(', ');
  const sources = part.facts.flatMap((fact) => fact.evidence);
  const open = (event: Event): void => {
    const content = html`<h3>${part.label}</h3>
      <p>${words || w('rank.notStated')}</p>
      ${evidence(sources, w)}`;
    show(event.currentTarget as HTMLElement, part.label, content);
  };
  return html`<tr>
    <th scope="row">${part.label}</th>
    <td class="number">${percent(speak, part.weight, 1)}</td>
    <td class="number">
      ${part.known ? worth : html`<span class="unknown" title=${w('rank.unknownHelp')}>${worth}</span>`}
    </td>
    <td class="number">${points(part.contribution)}</td>
    <td>
      ${
        part.known || words
          ? sources.length
            ? html`<button type="button" class="link" aria-haspopup="dialog" @click=${open}>
                ${words || part.label}
              </button>`
            : words
          : html`<span class="unknown">${w('rank.notStated')}</span>`
      }
    </td>
  </tr>`;
}
