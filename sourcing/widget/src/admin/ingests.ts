/** Ingests: product files on their way into the catalogue. */

import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '../api/openapi';
import type { Translator } from '../i18n/translate';
import type { PageWords } from '../pages/page';
import { percent } from '../panels/figures';
import { icon } from '../ui/icon';

export type Ingest = components['schemas']['IngestDocument'];

interface Around {
  readonly w: PageWords;
  readonly speak: Translator;
  readonly limit: number;
  readonly sending: boolean;
  readonly send: (form: FormData) => void;
}

/** Files that the service reads, by how their names end. */
const KINDS = '.csv,.tsv,.json,.jsonl,.ndjson,.parquet,.xlsx,.jsonld,.xml,.gz';
const MEGABYTE = 1_048_576;

export function isOver(ingest: Ingest): boolean {
  return ingest.stage === 'done' || ingest.stage === 'failed';
}

export function ingestsView(ingests: readonly Ingest[], around: Around): TemplateResult {
  const { w, speak, limit, sending, send } = around;
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    given.set('replace', given.has('replace') ? 'true' : 'false');
    send(given);
    form.reset();
  };
  const busy = sending || ingests.some((one) => !isOver(one));
  return html`
    <form class="row" @submit=${submitted}>
      <div class="field">
        <label for="file">${w('ingest.file')}</label>
        <input class="input" id="file" name="file" type="file" required accept=${KINDS} />
        <p class="help">${w('ingest.limit', { size: `${speak.number(Math.floor(limit / MEGABYTE))} MB` })}</p>
      </div>
      <div class="field">
        <label for="dataset">${w('ingest.dataset')}</label>
        <input class="input" id="dataset" name="dataset" value="default" required maxlength="100" />
        <p class="help">${w('ingest.datasetHelp')}</p>
      </div>
      <label class="switch">
        <input type="checkbox" name="replace" value="true" />
        <span>${w('ingest.replace')}</span>
      </label>
      <button class="button" ?disabled=${busy}>${icon('up', 16)} ${w('ingest.send')}</button>
    </form>
    ${sending ? html`<p class="lead" role="status">${w('ingest.sending')}</p>` : nothing}
    <ul>
      ${ingests.map((one) => html`<li>${job(one, around)}</li>`)}
    </ul>
  `;
}

function job(one: Ingest, { w, speak }: Around): TemplateResult {
  const over = isOver(one);
  const counts = w('ingest.counts', {
    read: one.read,
    accepted: one.accepted,
    rejected: one.rejected,
  });
  return html`<div class="job">
    <div class="line">
      <strong>${one.file}</strong>
      <span>
        <span class="badge ${one.stage === 'done' ? 'good' : one.stage === 'failed' ? 'bad' : ''}"
          >${w(`stage.${one.stage}`)}</span
        >
        ${speak.date(one.updated)}
      </span>
    </div>
    ${
      over
        ? nothing
        : html`<progress max="1" value=${one.share} aria-label=${w('ingest.progress', { file: one.file })}></progress>`
    }
    <div class="line">
      <span class="lead" role=${over ? nothing : 'status'}
        >${over ? counts : `${one.step || w(`stage.${one.stage}`)} · ${percent(speak, one.share)}`}</span
      >
      ${one.generation ? html`<span class="lead">${w('ingest.made', { id: one.generation })}</span>` : nothing}
    </div>
    ${one.problem ? html`<p class="fault">${one.problem}</p>` : nothing}
  </div>`;
}
