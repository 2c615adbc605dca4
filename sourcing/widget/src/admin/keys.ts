/** Keys: who may use the service; a secret is shown once, when it is made. */

import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '../api/openapi';
import type { Translator } from '../i18n/translate';
import type { PageWords } from '../pages/page';
import { icon } from '../ui/icon';

export type Key = components['schemas']['KeyDocument'];
export type Issued = components['schemas']['IssuedKeyDocument'];
export type Scope = Key['scopes'][number];

export const scopes: readonly Scope[] = [
  'search',
  'converse',
  'rfq',
  'feedback',
  'admin',
  'metrics',
];

export interface KeyOrder {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expires: string | null;
}

interface Around {
  readonly w: PageWords;
  readonly speak: Translator;
  readonly issued: Issued | null;
  readonly copied: boolean;
  readonly create: (order: KeyOrder) => void;
  readonly revoke: (key: Key) => void;
  readonly copy: (secret: string) => void;
  readonly done: () => void;
}

export function keysView(keys: readonly Key[], around: Around): TemplateResult {
  const { w, issued } = around;
  return html`
    ${issued ? secret(issued, around) : nothing}
    <form class="row" @submit=${(event: SubmitEvent) => submitted(event, around)}>
      <div class="field">
        <label for="key-name">${w('keys.name')}</label>
        <input class="input" id="key-name" name="name" required maxlength="100" autocomplete="off" />
      </div>
      <div class="field">
        <label for="key-expires">${w('keys.expires')}</label>
        <input class="input" id="key-expires" name="expires" type="date" />
      </div>
      <fieldset class="field">
        <legend class="label">${w('keys.scopes')}</legend>
        <div class="scopes">
          ${scopes.map(
            (one) => html`<label class="switch">
              <input type="checkbox" name="scope" value=${one} ?checked=${one === 'search'} />
              ${w(`scope.${one}`)}
            </label>`,
          )}
        </div>
      </fieldset>
      <button class="button">${icon('plus', 16)} ${w('keys.create')}</button>
    </form>
    ${keys.length ? table(keys, around) : html`<p class="lead">${w('keys.none')}</p>`}
  `;
}

function secret(issued: Issued, { w, copy, copied, done }: Around): TemplateResult {
  return html`<div class="secret" role="alert">
    <strong>${w('keys.once', { name: issued.key.name })}</strong>
    <code>${issued.token}</code>
    <p>
      <button type="button" class="button small" @click=${() => copy(issued.token ?? '')}>
        ${icon(copied ? 'check' : 'copies', 16)} ${w(copied ? 'keys.copied' : 'keys.copy')}
      </button>
      <button type="button" class="button small quiet" @click=${done}>${w('keys.kept')}</button>
    </p>
  </div>`;
}

function table(keys: readonly Key[], { w, speak, revoke }: Around): TemplateResult {
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${w('keys.title')}>
    <table>
      <thead>
        <tr>
          <th scope="col">${w('keys.name')}</th>
          <th scope="col">${w('keys.scopes')}</th>
          <th scope="col">${w('keys.created')}</th>
          <th scope="col">${w('keys.used')}</th>
          <th scope="col">${w('keys.state')}</th>
          <th scope="col">${w('keys.action')}</th>
        </tr>
      </thead>
      <tbody>
        ${keys.map((one) => {
          const over = one.expires !== null && Date.parse(one.expires) < Date.now();
          return html`<tr>
            <th scope="row">${one.name}</th>
            <td>${speak.list(one.scopes.map((scope) => w(`scope.${scope}`)))}</td>
            <td>${speak.date(one.created)}</td>
            <td>${one.last_used ? speak.date(one.last_used) : w('keys.never')}</td>
            <td>
              ${
                one.revoked
                  ? html`<span class="badge bad">${w('keys.revoked')}</span>`
                  : over
                    ? html`<span class="badge bad">${w('keys.expired')}</span>`
                    : html`<span class="badge good">${w('keys.valid')}</span>`
              }
              ${one.expires && !over && !one.revoked ? w('keys.until', { day: speak.date(one.expires) }) : nothing}
            </td>
            <td>
              ${
                one.revoked
                  ? nothing
                  : html`<button
                      type="button"
                      class="button small"
                      aria-label=${w('keys.revokeNamed', { name: one.name })}
                      @click=${() => revoke(one)}
                    >
                      ${w('keys.revoke')}
                    </button>`
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function submitted(event: SubmitEvent, { create }: Around): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const given = new FormData(form);
  const chosen = given.getAll('scope').map(String);
  const name = String(given.get('name') ?? '').trim();
  const day = String(given.get('expires') ?? '');
  const box = form.querySelector<HTMLInputElement>('[name="scope"]');
  if (!name || !chosen.length) {
    box?.focus();
    return;
  }
  create({
    name,
    scopes: scopes.filter((one) => chosen.includes(one)),
    expires: day ? new Date(`${day}T23:59:59`).toISOString() : null,
  });
  form.reset();
}
