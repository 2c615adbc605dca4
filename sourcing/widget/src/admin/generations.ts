/** Generations: the states of the catalogue, which one is served, and the way back to another. */

import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '../api/openapi';
import type { Translator } from '../i18n/translate';
import type { PageWords } from '../pages/page';

export type Generation = components['schemas']['GenerationDocument'];

interface Around {
  readonly w: PageWords;
  readonly speak: Translator;
  /** The one that is being opened. */
  readonly switching: string | null;
  readonly activate: (generation: Generation) => void;
}

const MEGABYTE = 1_048_576;

export function generationsView(
  generations: readonly Generation[],
  { w, speak, switching, activate }: Around,
): TemplateResult {
  if (!generations.length) return html`<p class="lead">${w('generation.none')}</p>`;
  const size = (bytes: number | null): string =>
    bytes === null ? '–' : `${speak.number(Math.round(bytes / MEGABYTE))} MB`;
  const moment = new Intl.DateTimeFormat(speak.locale, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${w('generation.title')}>
    <table>
      <thead>
        <tr>
          <th scope="col">${w('generation.id')}</th>
          <th scope="col">${w('generation.made')}</th>
          <th scope="col" class="number">${w('generation.products')}</th>
          <th scope="col" class="number">${w('generation.offers')}</th>
          <th scope="col" class="number">${w('generation.suppliers')}</th>
          <th scope="col" class="number">${w('generation.size')}</th>
          <th scope="col">${w('generation.index')}</th>
          <th scope="col">${w('keys.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${generations.map(
          (one) => html`<tr>
            <th scope="row">${one.id}</th>
            <td>${moment.format(new Date(one.made))}</td>
            <td class="number">${speak.number(one.products)}</td>
            <td class="number">${speak.number(one.offers)}</td>
            <td class="number">${speak.number(one.suppliers)}</td>
            <td class="number">${size(one.size)} + ${size(one.index_size)}</td>
            <td title=${one.models.join(', ')}>
              <span class="badge ${one.index === 'ready' ? 'good' : 'bad'}"
                >${one.index === 'ready' ? w('generation.ready') : one.index === 'not built' ? w('generation.notBuilt') : one.index}</span
              >
            </td>
            <td>
              ${one.served ? html`<span class="badge good">${w('generation.served')}</span>` : nothing}
              ${switching === one.id ? html`<span class="badge" role="status">${w('status.opening')}</span>` : nothing}
              ${one.current && !one.served ? html`<span class="badge">${w('generation.current')}</span>` : nothing}
              ${
                one.current
                  ? nothing
                  : html`<button
                      type="button"
                      class="button small"
                      aria-label=${w('generation.activateNamed', { id: one.id })}
                      ?disabled=${switching !== null || one.index !== 'ready'}
                      @click=${() => activate(one)}
                    >
                      ${w('generation.activate')}
                    </button>`
              }
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
