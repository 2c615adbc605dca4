/** Feedback: what was shown, looked at and chosen; nothing leaves the browser without consent. */

import type { Client } from '../api/client';
import type { Keeper } from './keeper';

export interface Signal {
  readonly kind: 'impression' | 'click' | 'selection' | 'rating';
  readonly product_id: string;
  readonly position?: number;
  readonly value?: number;
}

/** Milliseconds in which signals are gathered before they are sent together. */
const GATHER = 2000;
/** Most that one request carries. */
const MOST = 100;

export class Feedback {
  private waiting: (Signal & { conversation_id: string; at: string })[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    private readonly keeper: Keeper,
  ) {}

  add(conversation: string | null, signal: Signal): void {
    if (!this.keeper.consent || !conversation) return;
    const at = new Date().toISOString();
    this.waiting.push({ ...signal, conversation_id: conversation, at });
    this.timer ??= setTimeout(() => void this.send(), GATHER);
  }

  /** Take the consent back, and with it what has not been sent. */
  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  private async send(): Promise<void> {
    this.timer = undefined;
    const events = this.waiting.splice(0, MOST);
    try {
      await this.client.post('/v1/feedback', { body: { events, consent: true } });
    } catch {
      // A lost signal is not worth troubling a buyer for.
    }
  }
}
