/** Announce: a turn as a screen reader says it, once, in one piece. */

import type { TurnDocument } from '../api/types';
import type { Translator } from '../i18n/translate';

export function announcementOf(turn: TurnDocument, { t, number }: Translator): string {
  const parts = turn.paragraphs.map((one) => one.text);
  const count = turn.products.length;
  if (count) parts.push(t('announce.products', { count, total: number(turn.total) }));
  if (turn.question) parts.push(t('announce.question', { text: turn.question.text }));
  return parts.join(' ');
}
