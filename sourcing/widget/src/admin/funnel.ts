/** Funnel: how often each step was reached, by day, as bars and as a table. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Translator } from '../i18n/translate';
import type { PageWords } from '../pages/page';
import { percent } from '../panels/figures';
import { daysOf, type Funnel, reached } from './days';

const WIDE = 200;
const TALL = 40;

const steps = {
  search: 'step.search',
  conversation: 'step.conversation',
  selection: 'step.selection',
  comparison: 'step.comparison',
  rfq: 'step.rfq',
  export: 'step.export',
} as const;

function stepName(step: string, w: PageWords): string {
  const key = steps[step as keyof typeof steps];
  return key ? w(key) : step;
}

export function funnelView(funnel: Funnel, w: PageWords, speak: Translator): TemplateResult {
  const until = new Date().toISOString().slice(0, 10);
  const all = funnel.steps.map((step) => ({ step, days: daysOf(funnel, step, until) }));
  const days = all[0]?.days ?? [];
  return html`
    <div class="charts">
      ${all.map(({ step, days: counts }) => {
        const most = Math.max(1, ...counts.map((one) => one.count));
        const wide = WIDE / Math.max(1, counts.length);
        const share = reached(funnel, step);
        const name = stepName(step, w);
        return html`<div class="chart">
          <h3>${name}</h3>
          <p>
            ${speak.number(funnel.total[step] ?? 0)}
            ${share === null ? nothing : html`<small>${w('funnel.share', { share: percent(speak, share) })}</small>`}
          </p>
          <svg
            viewBox="0 0 ${WIDE} ${TALL}"
            preserveAspectRatio="none"
            role="img"
            aria-label=${w('funnel.label', { what: name, count: counts.length, most })}
          >
            ${counts.map((one, at) => {
              const tall = one.count ? Math.max(2, (one.count / most) * TALL) : 1;
              return svg`<rect
                class=${one.count ? '' : 'none'}
                x=${at * wide}
                y=${TALL - tall}
                width=${Math.max(1, wide - 1.5)}
                height=${tall}
              ><title>${speak.date(one.day)}: ${one.count}</title></rect>`;
            })}
          </svg>
        </div>`;
      })}
    </div>
    <details>
      <summary>${w('funnel.table')}</summary>
      <div class="table-box" role="region" tabindex="0" aria-label=${w('funnel.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${w('funnel.day')}</th>
              ${all.map(({ step }) => html`<th scope="col" class="number">${stepName(step, w)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${[...days].reverse().map(
              ({ day }) => html`<tr>
                <th scope="row">${speak.date(day)}</th>
                ${all.map(
                  (one) =>
                    html`<td class="number">${one.days.find((other) => other.day === day)?.count ?? 0}</td>`,
                )}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
