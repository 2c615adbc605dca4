import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../src/api/client';
import { Draft, type Rfq } from '../../src/rfq/draft';
import { controlOf, emptied, fieldAt, shownSections, textOf } from '../../src/rfq/fields';
import recorded from '../fixtures/rfq.json';
import session from '../fixtures/session.json';

const rfq = recorded as unknown as Rfq;
type Answer = (body: { answers?: Record<string, string>; document?: object }) => Response;

let current: Rfq;
let seen: { readonly method: string; readonly match: string | null; readonly body: unknown }[];
let answers: (Answer | 'away')[];

function withText(from: Rfq, path: string, text: string): Rfq {
  const sections = from.form.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) =>
      field.path === path ? { ...field, value: text, text, missing: false } : field,
    ),
  }));
  return { ...from, version: from.version + 1, form: { ...from.form, sections } };
}

function problem(status: number, more: object = {}): Response {
  const body = { type: '/problems/x', title: 'No', status, detail: 'no', instance: 'q_1', ...more };
  return Response.json(body, { status });
}

const accept: Answer = ({ answers: given }) => {
  const [[path, text] = ['', '']] = Object.entries(given ?? {});
  current = withText(current, path, text);
  return Response.json(current);
};

async function send(address: string, init: RequestInit): Promise<Response> {
  if (address.endsWith('/v1/session')) return Response.json(session);
  const method = init.method ?? 'GET';
  if (method === 'GET') return Response.json(current);
  const body = JSON.parse(String(init.body));
  seen.push({ method, match: new Headers(init.headers).get('if-match'), body });
  const answer = answers.shift() ?? accept;
  if (answer === 'away') throw new TypeError('Failed to fetch');
  return answer(body);
}

function begin(): Draft {
  const token = { get: () => null, set: () => undefined };
  return new Draft(new Client('http://service.example', token, send), rfq, () => 'en');
}

beforeEach(() => {
  current = rfq;
  seen = [];
  answers = [];
});

describe('saving', () => {
  it('one after another, each on the version before it', async () => {
    const draft = begin();
    draft.set('header.buyer', { text: 'Acme BV' });
    draft.set('terms.payment', { text: '30 days' });
    expect(draft.pending('terms.payment')).toEqual({ text: '30 days' });
    await vi.waitFor(() => expect(draft.saving).toBe('saved'));
    await vi.waitFor(() => expect(draft.waits).toBe(false));
    expect(seen.map((one) => one.match)).toEqual(['"1"', '"2"']);
    expect(fieldAt(draft.rfq.form, 'terms.payment')?.text).toBe('30 days');
  });

  it('a field that was emptied is patched to null', async () => {
    const draft = begin();
    answers = [() => Response.json({ ...current, version: 2 })];
    draft.set('terms.needed_by', {});
    await vi.waitFor(() => expect(draft.waits).toBe(false));
    expect(seen[0]).toMatchObject({
      method: 'PATCH',
      body: { document: { terms: { needed_by: null } } },
    });
  });

  it('what cannot be read is told at its field, and the others go on', async () => {
    const draft = begin();
    answers = [() => problem(422, { detail: 'cannot be read', accepted: ['2027-03-31'] })];
    draft.set('terms.needed_by', { text: 'whenever' });
    draft.set('header.buyer', { text: 'Acme BV' });
    await vi.waitFor(() => expect(draft.waits).toBe(false));
    expect(draft.faults.get('terms.needed_by')).toBe('cannot be read · 2027-03-31');
    expect(fieldAt(draft.rfq.form, 'header.buyer')?.text).toBe('Acme BV');
  });

  it('without a connection it is kept, and saved once it is back', async () => {
    const draft = begin();
    answers = ['away'];
    draft.set('header.buyer', { text: 'Acme BV' });
    await vi.waitFor(() => expect(draft.saving).toBe('failed'));
    expect(draft.failure?.kind).toBe('unreachable');
    expect(draft.pending('header.buyer')).toEqual({ text: 'Acme BV' });
    draft.retry();
    await vi.waitFor(() => expect(draft.saving).toBe('saved'));
    expect(seen).toHaveLength(2);
  });
});

describe('two windows', () => {
  const stale = (path: string, text: string): Answer => {
    return () => {
      current = withText(current, path, text);
      return problem(412, { version: current.version });
    };
  };

  it('another field was changed there: this one is saved on top', async () => {
    const draft = begin();
    answers = [stale('terms.payment', '60 days')];
    draft.set('header.buyer', { text: 'Acme BV' });
    await vi.waitFor(() => expect(draft.waits).toBe(false));
    expect(seen.map((one) => one.match)).toEqual(['"1"', '"2"']);
    expect(draft.conflicts.size).toBe(0);
    expect(fieldAt(draft.rfq.form, 'terms.payment')?.text).toBe('60 days');
    expect(fieldAt(draft.rfq.form, 'header.buyer')?.text).toBe('Acme BV');
  });

  it('the same field was changed there: the buyer is asked, nothing is overwritten', async () => {
    const draft = begin();
    answers = [stale('header.buyer', 'Other GmbH')];
    draft.set('header.buyer', { text: 'Acme BV' });
    await vi.waitFor(() => expect(draft.waits).toBe(false));
    expect(draft.conflicts.get('header.buyer')).toEqual({
      mine: { text: 'Acme BV' },
      theirs: 'Other GmbH',
    });
    expect(seen).toHaveLength(1);
    draft.keepMine('header.buyer');
    await vi.waitFor(() => expect(draft.waits).toBe(false));
    expect(fieldAt(draft.rfq.form, 'header.buyer')?.text).toBe('Acme BV');
    expect(draft.conflicts.size).toBe(0);
  });

  it('a revision that suppliers have is not tried for ever', async () => {
    const draft = begin();
    answers = [() => problem(409), () => problem(409)];
    draft.set('header.buyer', { text: 'Acme BV' });
    await vi.waitFor(() => expect(draft.saving).toBe('failed'));
    expect(seen).toHaveLength(1);
    expect(draft.waits).toBe(false);
  });
});

describe('fields', () => {
  const texts: Readonly<Record<string, string>> = {
    'lines[1].quantity': '20 pcs',
    'terms.destination': 'Rotterdam, NL',
    'terms.delivery_term': 'DAP',
    'terms.needed_by': '2027-03-31',
    'lines[1].specifications': '',
  };

  it.each(Object.entries(texts))('%s stands in its control as "%s"', (path, text) => {
    const field = fieldAt(rfq.form, path);
    expect(field && textOf(field)).toBe(text);
  });

  it('a line is emptied in the list that it is of, and the others stay', () => {
    const patch = emptied(rfq, 'lines[1].budget') as { lines: { id: string; budget: unknown }[] };
    expect(patch.lines).toHaveLength(rfq.document.lines.length);
    expect(patch.lines[0]).toMatchObject({ id: '1', budget: null, description: 'forklifts' });
  });

  it('everything that is asked for can be filled in', () => {
    const shown = shownSections(rfq.form).flatMap((section) => section.fields);
    const missing = rfq.form.sections
      .flatMap((section) => section.fields)
      .filter((field) => field.missing && field.example);
    expect(missing.length).toBeGreaterThan(5);
    for (const field of missing) {
      expect(shown).toContain(field);
      expect(controlOf(field), field.path).not.toBe('read');
    }
  });
});
