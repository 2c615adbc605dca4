/** Follower: hears of what was said or set elsewhere, in another tab or on another device. */

import type { Client } from '../api/client';
import { Refused } from '../api/problem';
import { delay, pause } from './presence';

interface News {
  readonly conversation: string;
  readonly version: number;
}

function isNews(value: unknown): value is News {
  const news = value as News | null;
  return typeof news?.conversation === 'string' && typeof news.version === 'number';
}

export class Follower {
  private readonly channel: BroadcastChannel | null;
  private listening: AbortController | null = null;
  private conversation: string | null = null;

  /** @param heard is told the version of the conversation that is followed, from wherever. */
  constructor(
    private readonly client: Client,
    private readonly heard: (version: number) => void,
  ) {
    this.channel =
      typeof BroadcastChannel === 'undefined'
        ? null
        : new BroadcastChannel(`sourcing:${client.endpoint}`);
    this.channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isNews(event.data) && event.data.conversation === this.conversation) {
        this.heard(event.data.version);
      }
    });
  }

  /** Tell the other tabs. */
  tell(conversation: string, version: number): void {
    this.channel?.postMessage({ conversation, version } satisfies News);
  }

  follow(conversation: string | null): void {
    if (conversation === this.conversation && (this.listening || !conversation)) return;
    this.pause();
    this.conversation = conversation;
    if (conversation) void this.listen(conversation);
  }

  /** Let go of the connection while nobody looks; `resume` takes it up again. */
  pause(): void {
    this.listening?.abort();
    this.listening = null;
  }

  resume(): void {
    if (this.conversation && !this.listening) void this.listen(this.conversation);
  }

  close(): void {
    this.pause();
    this.conversation = null;
    this.channel?.close();
  }

  private async listen(conversation: string): Promise<void> {
    const listening = new AbortController();
    this.listening = listening;
    const path = `/v1/conversations/${encodeURIComponent(conversation)}/events`;
    for (let failures = 0; !listening.signal.aborted; failures += 1) {
      try {
        const events = this.client.stream('GET', path, { signal: listening.signal });
        for await (const event of events) {
          failures = 0;
          if (event.event !== 'turn' && event.event !== 'settings') continue;
          const { version } = JSON.parse(event.data) as { version: number };
          this.heard(version);
        }
      } catch (error) {
        if (listening.signal.aborted) return;
        // A service without this route, or a conversation that is gone: other tabs still tell.
        if (error instanceof Refused && !error.passing) return;
      }
      await delay(pause(failures) * 1000, listening.signal);
    }
  }
}
