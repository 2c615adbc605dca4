/** Conversation: the state of one conversation, and everything that can be done with it. */

import type { Client } from '../api/client';
import type { Edit } from '../api/edits';
import { Refused } from '../api/problem';
import type { CategoriesAnswer, ConversationDocument, TurnDocument } from '../api/types';
import { Speech } from '../i18n/context';
import { Feedback, type Signal } from './feedback';
import { Follower } from './follower';
import { Keeper } from './keeper';
import { type Carrier, Outbox } from './outbox';
import { pause, Waiting, watchPresence } from './presence';
import { conversationPath, createConversation, failureOf, freshKey, sendTurn } from './sending';
import {
  type Failure,
  initial,
  lastTurn,
  nothingYet,
  type Outgoing,
  openQuestion,
  type Settings,
  type State,
} from './state';

/** Dispatches `change` whenever the state is another, and `turn` when one has come in full. */
export class ConversationStore extends EventTarget implements Carrier {
  readonly speech = new Speech();
  readonly keeper: Keeper;
  state: State = initial;

  readonly feedback: Feedback;
  private readonly follower: Follower;
  private closed = new AbortController();
  private creating: Promise<string> | null = null;
  readonly waiting = new Waiting();
  private readonly outbox: Outbox;

  constructor(readonly client: Client) {
    super();
    this.keeper = new Keeper(client.endpoint);
    this.follower = new Follower(client, (version) => void this.catchUp(version));
    this.outbox = new Outbox(this);
    this.feedback = new Feedback(client, this.keeper);
    const settings = { ...initial.settings, ...this.keeper.settings };
    this.state = { ...initial, settings, outbox: this.keeper.outbox };
  }

  /** Meet the service and take up the conversation that was left. */
  async start(): Promise<void> {
    const { signal } = this.closed;
    watchPresence({ network: this.network, looked: this.looked }, signal);
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const session = await this.client.session();
        this.set({ session, failure: null, retryAt: null });
        await this.resume();
        return void this.flush();
      } catch (error) {
        const failure = failureOf(error);
        if (error instanceof Refused && !error.passing)
          return this.set({ phase: 'failed', failure });
        const seconds = pause(failures, 15);
        this.set({ phase: 'failed', failure, retryAt: Date.now() + seconds * 1000 });
        await this.waiting.pause(seconds, this.closed.signal);
        if (!signal.aborted) this.set({ phase: 'starting', retryAt: null });
      }
    }
  }

  close(): void {
    this.closed.abort();
    this.closed = new AbortController();
    this.follower.close();
  }

  /** Say something in words. */
  say(text: string): void {
    const words = text.trim();
    if (words) this.put({ key: freshKey(), text: words, said: words, version: null });
  }

  /** Do something with a chip, an option, a slider or a list.
   *
   * @param said is shown as what the buyer did until the service words it.
   */
  edit(edits: readonly Edit[], said: string): void {
    const version = this.state.conversation === null ? null : this.state.version;
    this.put({ key: freshKey(), edits, said, version });
  }

  /** Try again what failed, now. */
  retry(): void {
    this.outbox.again();
    this.set({ failure: null, retryAt: null });
    const waited = this.waiting.wake();
    if (this.state.phase === 'failed' && !waited) void this.start();
    else void this.flush();
  }

  /** Give up what could not be sent. */
  discard(): void {
    const [first, ...rest] = this.state.outbox;
    if (first?.text) this.keeper.draft = first.text;
    this.outbox.again();
    this.setOutbox(rest, { failure: null, retryAt: null, partial: nothingYet });
    void this.flush();
  }

  /** Tell what a buyer did with a product, if they agreed to that. */
  report(signal: Signal): void {
    this.feedback.add(this.state.conversation, signal);
  }

  /** The conversation as a file; null when it cannot be had. */
  async transcript(): Promise<Blob | null> {
    const id = this.state.conversation;
    if (!id) return null;
    try {
      return await this.client.blob(`${conversationPath(id)}/transcript?format=html`);
    } catch (error) {
      this.set({ failure: failureOf(error) });
      return null;
    }
  }

  dismissNotice(): void {
    this.set({ notice: null });
  }

  /** Leave this conversation and begin another; what was set stays set. */
  startNew(): void {
    this.keeper.conversation = null;
    this.creating = null;
    this.follower.follow(null);
    this.setOutbox([], {
      ...initial,
      phase: 'ready',
      session: this.state.session,
      settings: this.state.settings,
      catalogue: this.state.catalogue,
      online: this.state.online,
    });
    void this.loadCategories();
  }

  /** Leave this conversation and take up another of the same caller. */
  async open(id: string): Promise<void> {
    if (id === this.state.conversation) return;
    this.startNew();
    this.keeper.conversation = id;
    this.set({ phase: 'loading' });
    try {
      await this.reload();
    } catch (error) {
      if (error instanceof Refused && !error.passing) return this.lost();
      this.set({ phase: 'ready', failure: failureOf(error) });
    }
  }

  /** Have a conversation ready by the time the first words are written. */
  prepare(): void {
    if (this.state.phase !== 'ready' || this.state.conversation) return;
    this.ensure().catch(() => undefined);
  }

  async configure(change: Partial<Settings>): Promise<void> {
    const settings = { ...this.state.settings, ...change };
    this.keeper.settings = settings;
    this.set({ settings });
    const id = this.state.conversation;
    if (!id) return;
    try {
      const done = await this.client.patch<ConversationDocument>(conversationPath(id), {
        body: change,
      });
      this.set({ version: done.version ?? done.value.version });
      await this.reload();
    } catch (error) {
      this.set({ failure: failureOf(error) });
    }
  }

  /** Read the conversation again as the service has it. */
  async reload(): Promise<void> {
    const id = this.state.conversation ?? this.keeper.conversation;
    if (!id) return;
    const { value, version } = await this.client.get<ConversationDocument>(conversationPath(id));
    const settings = {
      language: value.language ?? this.state.settings.language,
      currency: value.currency ?? this.state.settings.currency,
      units: value.units ?? this.state.settings.units,
    };
    const newest = version ?? value.version;
    this.set({ conversation: id, turns: value.turns, version: newest, settings, phase: 'ready' });
    this.follower.follow(id);
  }

  /** For the outbox. */
  moved(outbox: readonly Outgoing[], retryAt: number | null, failure: Failure | null): void {
    this.setOutbox(outbox, { retryAt, failure });
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.dispatchEvent(new Event('change'));
  }

  private setOutbox(outbox: readonly Outgoing[], change: Partial<State> = {}): void {
    this.keeper.outbox = outbox;
    this.set({ ...change, outbox });
  }

  private put(outgoing: Outgoing): void {
    if (this.state.phase === 'gone') this.startNew();
    this.setOutbox([...this.state.outbox, outgoing], { notice: null });
    void this.flush();
  }

  private async resume(): Promise<void> {
    if (!this.keeper.conversation) {
      this.set({ phase: 'ready' });
      return void this.loadCategories();
    }
    this.set({ phase: 'loading' });
    try {
      await this.reload();
    } catch (error) {
      if (!(error instanceof Refused) || error.passing) throw error;
      this.lost();
    }
  }

  /** The conversation is no longer there. */
  lost(): void {
    const waiting = this.state.outbox.find((one) => one.text);
    if (waiting?.text) this.keeper.draft = waiting.text;
    this.keeper.conversation = null;
    this.creating = null;
    this.follower.follow(null);
    this.setOutbox([], { phase: 'gone', conversation: null, partial: nothingYet, retryAt: null });
    void this.loadCategories();
  }

  private async loadCategories(): Promise<void> {
    if (this.state.catalogue) return;
    try {
      const found = await this.client.get<CategoriesAnswer>('/v1/categories');
      this.set({ catalogue: found.value.root });
    } catch {
      // Only examples come from them; the field to write in is there without.
    }
  }

  private ensure(): Promise<string> {
    if (this.state.conversation) return Promise.resolve(this.state.conversation);
    this.creating ??= this.create().catch((error: unknown) => {
      this.creating = null;
      throw error;
    });
    return this.creating;
  }

  private async create(): Promise<string> {
    const { id, version } = await createConversation(this.client, this.state.settings);
    this.keeper.conversation = id;
    this.set({ conversation: id, version });
    this.follower.follow(id);
    return id;
  }

  private flush(): Promise<void> {
    return this.outbox.flush(this.closed.signal);
  }

  /** For the outbox. */
  async deliver(outgoing: Outgoing, signal: AbortSignal): Promise<void> {
    try {
      const id = await this.ensure();
      const progress = (partial: State['partial']): void => this.set({ partial, retryAt: null });
      await this.take(await sendTurn(this.client, id, outgoing, progress, signal), outgoing);
    } finally {
      if (this.state.partial !== nothingYet) this.set({ partial: nothingYet });
    }
  }

  /** A turn has come in full. */
  private async take(turn: TurnDocument, outgoing: Outgoing): Promise<void> {
    const rest = this.state.outbox
      .filter((one) => one.key !== outgoing.key)
      // What was done since was done knowing of this turn, or about to.
      .map((one) => (one.version === null ? one : { ...one, version: turn.version }));
    const before = this.state.turns.filter((one) => one.number < turn.number);
    const change = { partial: nothingYet, version: turn.version, retryAt: null };
    if (before.length + 1 === turn.number) {
      this.setOutbox(rest, { ...change, turns: [...before, turn] });
    } else {
      this.setOutbox(rest, { ...change, notice: 'elsewhere' });
      await this.reload();
    }
    this.dispatchEvent(new CustomEvent<TurnDocument>('turn', { detail: turn }));
    this.follower.tell(turn.conversation_id, turn.version);
  }

  /** The conversation went on elsewhere: do the same on its newest state, if it still means it. */
  async reapply(outgoing: Outgoing): Promise<void> {
    const { key } = outgoing;
    await this.reload();
    const rest = this.state.outbox.filter((one) => one.key !== key);
    const question = openQuestion(this.state)?.id;
    const stale = outgoing.edits?.some((one) => one.op === 'choose' && one.question !== question);
    // On the newest state it was refused as well: sending it again would not end.
    if (stale || outgoing.version === this.state.version)
      return this.setOutbox(rest, { notice: 'stale' });
    const again = { ...outgoing, key: freshKey(), version: this.state.version };
    this.setOutbox([again, ...rest], { notice: 'elsewhere' });
  }

  /** Another window says that there is a newer version. */
  private async catchUp(version: number): Promise<void> {
    if (version <= this.state.version || this.outbox.busy) return;
    try {
      const known = lastTurn(this.state)?.number ?? 0;
      await this.reload();
      if ((lastTurn(this.state)?.number ?? 0) !== known) this.set({ notice: 'elsewhere' });
    } catch (error) {
      if (error instanceof Refused && !error.passing) this.lost();
    }
  }

  private readonly network = (online: boolean): void => {
    if (online === this.state.online) return;
    this.set({ online });
    if (!online) return;
    this.waiting.wake();
    this.follower.resume();
    void this.flush();
  };

  private readonly looked = (seen: boolean): void => {
    if (seen) {
      this.follower.resume();
      void this.catchUpQuietly();
    } else {
      this.follower.pause();
    }
  };

  /** What happened while nobody looked; events are not kept for those who are away. */
  private async catchUpQuietly(): Promise<void> {
    if (this.state.phase !== 'ready' || !this.state.conversation || this.outbox.busy) return;
    try {
      await this.reload();
    } catch (error) {
      if (error instanceof Refused && !error.passing) this.lost();
    }
  }
}
