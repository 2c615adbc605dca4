/** Outbox: what the buyer did goes to the service one after the other, each exactly once.
 *
 * What cannot be sent now waits, over a reload of the page too; the key of each makes sure that
 * sending it again does not do it again.
 */

import { Refused, Unreachable } from '../api/problem';
import { pause, type Waiting } from './presence';
import { failureOf } from './sending';
import type { Failure, Outgoing, State } from './state';

/** What the outbox needs of the conversation. */
export interface Carrier {
  readonly state: State;
  readonly waiting: Waiting;
  /** Change the outbox, and tell when the first of it is tried again, or why it is not. */
  moved(outbox: readonly Outgoing[], retryAt: number | null, failure: Failure | null): void;
  /** Send one; resolves when its turn is in the state and it is out of the outbox. */
  deliver(outgoing: Outgoing, signal: AbortSignal): Promise<void>;
  /** The conversation is no longer there. */
  lost(): void;
  /** The conversation has gone on since the edits were made. */
  reapply(outgoing: Outgoing): Promise<void>;
}

/** Seconds to wait for a network that is away; its return ends the wait. */
const OFFLINE = 30;
/** Longest pause between attempts, in seconds. */
const LONGEST = 15;

export class Outbox {
  busy = false;
  private failures = 0;

  constructor(private readonly carrier: Carrier) {}

  /** Send everything, in order; returns when nothing is left, or what is first cannot be sent. */
  async flush(signal: AbortSignal): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (;;) {
        const { outbox, failure, online, phase } = this.carrier.state;
        const first = outbox[0];
        if (signal.aborted || !first || failure || phase !== 'ready') return;
        if (online) await this.attempt(first, signal);
        else await this.carrier.waiting.pause(OFFLINE, signal);
      }
    } finally {
      this.busy = false;
    }
  }

  /** Forget the failures so far. */
  again(): void {
    this.failures = 0;
  }

  private async attempt(outgoing: Outgoing, signal: AbortSignal): Promise<void> {
    try {
      await this.carrier.deliver(outgoing, signal);
      this.failures = 0;
    } catch (error) {
      if (!signal.aborted) await this.handle(error, outgoing, signal);
    }
  }

  private async handle(error: unknown, outgoing: Outgoing, signal: AbortSignal): Promise<void> {
    const { carrier } = this;
    if (error instanceof Refused) {
      if (error.status === 404 || error.status === 410) return carrier.lost();
      if (error.status === 412 || (error.status === 409 && outgoing.edits))
        return this.attemptAgain(outgoing);
      if (!error.passing) return carrier.moved(carrier.state.outbox, null, failureOf(error));
    } else if (!(error instanceof Unreachable)) {
      throw error;
    }
    const asked = error instanceof Refused ? error.retryAfter : null;
    const seconds = asked ?? pause(this.failures, LONGEST);
    this.failures += 1;
    carrier.moved(carrier.state.outbox, Date.now() + seconds * 1000, null);
    await carrier.waiting.pause(seconds, signal);
    carrier.moved(carrier.state.outbox, null, carrier.state.failure);
  }

  private async attemptAgain(outgoing: Outgoing): Promise<void> {
    try {
      await this.carrier.reapply(outgoing);
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return this.carrier.lost();
      // Reading the newest state failed; the next attempt is told of the conflict again.
      if (!(error instanceof Unreachable || (error instanceof Refused && error.passing)))
        throw error;
      await this.carrier.waiting.pause(1, new AbortController().signal);
    }
  }
}
