/** Evidence: where a value comes from, file by file and row by row. */

import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '../api/openapi';
import type { Words } from '../i18n/more';
import type { en } from './words/en';

export type SourceDocument = components['schemas']['SourceDocument'];

export function evidence(
  sources: readonly SourceDocument[],
  w: Words<typeof en>,
): TemplateResult | typeof nothing {
  if (!sources.length) return nothing;
  return html`<dl>
    ${sources.map(
      (one) => html`<div>
        <dt>${w('evidence.place', { file: one.source, row: one.row })}</dt>
        <dd>${one.column}: <code>${one.raw}</code></dd>
      </div>`,
    )}
  </dl>`;
}
