/** State: all that the interface shows, as one value that is replaced, never changed in place. */

import type { Edit } from '../api/edits';
import type {
  CategoryDocument,
  ChipDocument,
  LineDocument,
  NeedDocument,
  ParagraphDocument,
  ProductCard,
  QuestionDocument,
  SessionDocument,
  TurnDocument,
  Units,
} from '../api/types';

/** What the buyer did, on its way to the service. */
export interface Outgoing {
  /** Idempotency key: however often it is sent, it is one turn. */
  readonly key: string;
  readonly text?: string;
  readonly edits?: readonly Edit[];
  /** What is shown as the buyer's words until the service says it. */
  readonly said: string;
  /** Version that edits were made on; null for words, which are true of any. */
  readonly version: number | null;
}

/** The part of a turn that has come so far. */
export interface Arriving {
  readonly paragraphs: readonly ParagraphDocument[];
  readonly products: readonly ProductCard[] | null;
  readonly total: number | null;
  readonly meeting: number;
  readonly ideas: boolean;
  readonly question: QuestionDocument | null | undefined;
}

export const nothingYet: Arriving = {
  paragraphs: [],
  products: null,
  total: null,
  meeting: 0,
  ideas: false,
  question: undefined,
};

/** Why something did not work, in terms that can be shown. */
export interface Failure {
  readonly kind: 'refused' | 'unreachable' | 'forbidden' | 'too many' | 'starting';
  readonly detail: string;
  readonly reference: string;
}

export interface Settings {
  readonly language: string | null;
  readonly currency: string | null;
  readonly units: Units | null;
}

export type Phase = 'starting' | 'loading' | 'ready' | 'gone' | 'failed';

export interface State {
  readonly phase: Phase;
  readonly session: SessionDocument | null;
  readonly catalogue: CategoryDocument | null;
  readonly conversation: string | null;
  readonly version: number;
  readonly turns: readonly TurnDocument[];
  readonly settings: Settings;
  /** The first is under way; the others wait for it. */
  readonly outbox: readonly Outgoing[];
  readonly partial: Arriving;
  readonly online: boolean;
  /** When the first of the outbox is tried again, in ms since the epoch; null: not planned. */
  readonly retryAt: number | null;
  /** What stopped the outbox; it goes on when the buyer says so. */
  readonly failure: Failure | null;
  readonly notice: 'elsewhere' | 'stale' | null;
}

export const initial: State = {
  phase: 'starting',
  session: null,
  catalogue: null,
  conversation: null,
  version: 0,
  turns: [],
  settings: { language: null, currency: null, units: null },
  outbox: [],
  partial: nothingYet,
  online: true,
  retryAt: null,
  failure: null,
  notice: null,
};

export function lastTurn(state: State): TurnDocument | null {
  return state.turns.at(-1) ?? null;
}

export function needOf(state: State): NeedDocument | null {
  return lastTurn(state)?.need ?? null;
}

export function focusOf(need: NeedDocument | null): LineDocument | null {
  return need?.lines.find((line) => line.focus) ?? need?.lines[0] ?? null;
}

/** The question that is open: it stays so until another turn closes it. */
export function openQuestion(state: State): QuestionDocument | null {
  if (state.phase === 'gone') return null;
  return lastTurn(state)?.question ?? null;
}

/** The list as it stands: the last products that were shown, with the pages before them. */
export function listed(turns: readonly TurnDocument[]): readonly ProductCard[] {
  const pages: (readonly ProductCard[])[] = [];
  for (const turn of [...turns].reverse()) {
    const first = turn.products[0];
    if (!first) {
      if (turn.total === 0) break;
      continue;
    }
    const next = pages.at(-1)?.[0];
    if (next && first.position >= next.position) break;
    pages.push(turn.products);
    if (first.position === 1) break;
  }
  const cards = pages.reverse().flat();
  const seen = new Set<string>();
  return cards.filter((card) => !seen.has(card.product_id) && seen.add(card.product_id));
}

/** Musts of the line in focus that none of the products shown is known to meet. */
export function unmetMusts(turn: TurnDocument): readonly ChipDocument[] {
  const line = focusOf(turn.need);
  if (!line || turn.products.length === 0) return [];
  return line.chips.filter(
    (chip) =>
      chip.kind === 'requirement' &&
      chip.importance === 'must' &&
      turn.products.every((card) =>
        card.outcomes.some((one) => one.field === chip.field && one.truth === 'missed'),
      ),
  );
}
