/** Sending: one thing that the buyer did becomes one turn, streamed. */

import type { Client } from '../api/client';
import { Refused } from '../api/problem';
import type {
  ConversationDocument,
  ParagraphDocument,
  ProductCard,
  QuestionDocument,
  TurnDocument,
} from '../api/types';
import { type Arriving, type Failure, nothingYet, type Outgoing, type Settings } from './state';

/** Send it and give the turn; `progress` sees what has come so far.
 *
 * @throws Refused the service said no.
 * @throws Unreachable it could not be asked, or its answer broke off; sending it again with the
 *   same key gives the same turn.
 */
export async function sendTurn(
  client: Client,
  conversation: string,
  outgoing: Outgoing,
  progress: (partial: Arriving) => void,
  signal: AbortSignal,
): Promise<TurnDocument> {
  const base = conversationPath(conversation);
  const path = outgoing.edits ? `${base}/edits` : `${base}/messages`;
  const body = outgoing.edits ? { edits: outgoing.edits } : { text: outgoing.text };
  let partial: Arriving = nothingYet;
  const events = client.stream('POST', path, {
    body,
    key: outgoing.key,
    version: outgoing.version,
    signal,
  });
  for await (const event of events) {
    const data: unknown = JSON.parse(event.data);
    if (event.event === 'done') return data as TurnDocument;
    partial = added(partial, event.event, data);
    progress(partial);
  }
  // The stream ended in good order, but without the turn: the same as one that broke off.
  return (await client.post<TurnDocument>(path, { body, key: outgoing.key, signal })).value;
}

interface Products {
  readonly products: readonly ProductCard[];
  readonly total: number | null;
  readonly meeting: number;
  readonly ideas: boolean;
}

/** What has come so far, with one event more. */
export function added(partial: Arriving, event: string, data: unknown): Arriving {
  switch (event) {
    case 'accepted':
      // Also when another turn came between and this one is answered anew.
      return nothingYet;
    case 'products': {
      const { products, total, meeting, ideas } = data as Products;
      return { ...partial, products, total, meeting, ideas };
    }
    case 'question':
      return { ...partial, question: data as QuestionDocument | null };
    case 'text':
      return { ...partial, paragraphs: [...partial.paragraphs, data as ParagraphDocument] };
    default:
      return partial;
  }
}

export function conversationPath(id: string): string {
  return `/v1/conversations/${encodeURIComponent(id)}`;
}

/** A new conversation, held as it is set. */
export async function createConversation(
  client: Client,
  { language, currency, units }: Settings,
): Promise<ConversationDocument> {
  const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const body = { language, currency, units, time_zone: zone ?? null };
  const done = await client.post<ConversationDocument>('/v1/conversations', {
    body,
    key: freshKey(),
  });
  return done.value;
}

/** How a refusal or a lost connection is put to the buyer. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Refused)) return { kind: 'unreachable', detail: '', reference: '' };
  const { detail, title, instance } = error.problem;
  const kind =
    error.status === 401 || error.status === 403
      ? 'forbidden'
      : error.status === 429
        ? 'too many'
        : error.status === 503
          ? 'starting'
          : 'refused';
  return { kind, detail: detail || title, reference: instance };
}

/** Key of a new thing to send: unguessable and never used twice. */
export function freshKey(): string {
  // `randomUUID` is there on https and localhost only; a page in a plain local network is neither.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
