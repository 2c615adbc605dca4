/** Load: one answer of the service, asked for again when what it depends on is another.
 *
 * What was there stays until the new one is: a view never goes blank because a slider moved.
 */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../store/sending';
import type { Failure } from '../store/state';

export class Load<T> implements ReactiveController {
  value: T | null = null;
  failure: Failure | null = null;
  busy = false;
  private key: string | null = null;
  private away = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: (signal: AbortSignal) => Promise<T>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.away.abort();
    clearTimeout(this.timer);
    if (this.busy) this.key = null;
    this.busy = false;
  }

  /** Have the answer for a key; the same key is not asked for twice.
   *
   * @param wait ms in which a newer key takes the place of this one.
   */
  want(key: string, wait = 0): void {
    if (key === this.key) return;
    this.key = key;
    this.busy = true;
    this.away.abort();
    clearTimeout(this.timer);
    if (wait && this.value) this.timer = setTimeout(() => void this.run(), wait);
    else void this.run();
  }

  /** There is nothing to ask for. */
  clear(): void {
    this.away.abort();
    this.key = null;
    this.value = null;
    this.failure = null;
    this.busy = false;
  }

  /** Put an answer in the place of the one that is there. */
  put(value: T): void {
    this.value = value;
    this.host.requestUpdate();
  }

  readonly again = (): void => {
    this.busy = true;
    this.failure = null;
    this.host.requestUpdate();
    void this.run();
  };

  private async run(): Promise<void> {
    this.away = new AbortController();
    const { signal } = this.away;
    try {
      const value = await this.ask(signal);
      if (signal.aborted) return;
      this.value = value;
      this.failure = null;
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
    }
    this.busy = false;
    this.host.requestUpdate();
  }
}
