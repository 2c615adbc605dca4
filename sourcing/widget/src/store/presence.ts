/** Presence: whether there is a network, whether anybody looks, and waiting that can be cut short. */

/** Seconds to wait after a number of failures in a row: 1, 2, 4 … at most `most`. */
export function pause(failures: number, most = 60): number {
  return Math.min(most, 2 ** failures);
}

/** Wait; ends at once when aborted. */
export function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** One wait at a time, which anybody can end. */
export class Waiting {
  private current: AbortController | null = null;

  async pause(seconds: number, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const stop = (): void => woken.abort();
    this.current = woken;
    signal.addEventListener('abort', stop);
    await delay(seconds * 1000, woken.signal);
    signal.removeEventListener('abort', stop);
    if (this.current === woken) this.current = null;
  }

  /** End the wait; whether there was one. */
  wake(): boolean {
    const waited = this.current !== null;
    this.current?.abort();
    return waited;
  }
}

interface Watcher {
  readonly network: (online: boolean) => void;
  readonly looked: (seen: boolean) => void;
}

/** Tell of the network now and whenever it changes, and of the page being hidden and shown. */
export function watchPresence({ network, looked }: Watcher, signal: AbortSignal): void {
  const state = (): void => network(globalThis.navigator?.onLine !== false);
  globalThis.addEventListener('online', state, { signal });
  globalThis.addEventListener('offline', state, { signal });
  globalThis.document?.addEventListener(
    'visibilitychange',
    () => looked(document.visibilityState !== 'hidden'),
    { signal },
  );
  state();
}
