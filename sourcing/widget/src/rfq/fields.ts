/** Fields: which fields of an RFQ can be written in, as what, and how one is emptied. */

import type { components } from '../api/openapi';

type Rfq = components['schemas']['RfqDetail'];
export type Form = components['schemas']['FormDocument'];
export type Section = Form['sections'][number];
export type Field = Section['fields'][number];

/** One change of a field: text to be read by the service, a patch of the document, or nothing. */
export interface Change {
  readonly text?: string;
  readonly patch?: Readonly<Record<string, unknown>>;
}

export type Control =
  | 'text'
  | 'long'
  | 'day'
  | 'flag'
  | 'choice'
  | 'specification'
  | 'suppliers'
  | 'read';

/** Takes any text, though nothing asks for it. */
const PROSE = /^(header\.title|terms\.tooling|lines\[[^\]]+\]\.description)$/;

export function controlOf(field: Field): Control {
  if (field.kind === 'supplier') return 'suppliers';
  if (field.kind === 'specification') return 'specification';
  if (field.kind === 'choice') return 'choice';
  if (field.example === null && !PROSE.test(field.path)) return 'read';
  if (field.kind === 'flag') return 'flag';
  if (field.kind === 'date' || field.kind === 'moment') return 'day';
  return field.kind === 'long_text' ? 'long' : 'text';
}

/** What stands in the control of a field: text that the service reads back as the same value. */
export function textOf(field: Field): string {
  const { value } = field;
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'date':
    case 'moment':
      return String(value).slice(0, 10);
    case 'money': {
      const { amount, currency } = value as { amount: string; currency: string };
      return `${amount} ${currency}`;
    }
    case 'place': {
      const { name, country } = value as { name: string | null; country: string | null };
      return [name, country].filter((part) => part).join(', ');
    }
    case 'delivery_term': {
      const { rule, place } = value as { rule: string; place: string | null };
      return [rule, place].filter((part) => part).join(' ');
    }
    case 'flag':
      return required(value) ? 'yes' : 'no';
    case 'list':
      return field.path.endsWith('.specifications') ? '' : (field.text ?? '').replace(/\n/g, ', ');
    case 'contact':
      return (field.text ?? '').replace(/\s*·\s*/g, ' ');
    default:
      return (field.text ?? '').replace(/\u00a0/g, ' ');
  }
}

function required(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const { required: asked, allowed } = value as { required?: boolean; allowed?: boolean };
  return asked ?? allowed ?? true;
}

export function fieldAt(form: Form, path: string): Field | null {
  for (const section of form.sections) {
    const found = section.fields.find((field) => field.path === path);
    if (found) return found;
  }
  return null;
}

export function sameField(one: Field | null, other: Field | null): boolean {
  return JSON.stringify(one?.value ?? null) === JSON.stringify(other?.value ?? null);
}

/** A patch of the document that empties a field. */
export function emptied(rfq: Rfq, path: string): Readonly<Record<string, unknown>> {
  const line = /^lines\[([^\]]+)\]\.(\w+)$/.exec(path);
  if (line) {
    // A list is replaced as a whole; inside it a member is left out by being null or empty.
    const [, id, name = ''] = line;
    const lines = rfq.document.lines.map((one) =>
      one.id === id
        ? { ...one, [name]: Array.isArray(one[name as keyof typeof one]) ? [] : null }
        : one,
    );
    return { lines };
  }
  const parts = path.split('.');
  return parts.reduceRight<unknown>((inner, part) => ({ [part]: inner }), null) as Record<
    string,
    unknown
  >;
}

/** A patch that sets a choice of the header. */
export function chosen(path: string, value: string): Readonly<Record<string, unknown>> {
  return path
    .split('.')
    .reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as Record<string, unknown>;
}

/** Sections without what nobody can fill in here and nothing stands in. */
export function shownSections(form: Form): readonly Section[] {
  return form.sections
    .map((section) => ({
      ...section,
      fields: section.fields.filter((field) => controlOf(field) !== 'read' || field.text !== null),
    }))
    .filter((section) => section.fields.length > 0);
}
