/** Draft: an RFQ while it is filled in: every field is saved when it is left, one after another.
 *
 * Each change says which version it was made on. When the RFQ has gone on in another window, the
 * newest is read, and a field that somebody else changed is asked about instead of overwritten.
 */

import type { Client } from '../api/client';
import type { components } from '../api/openapi';
import { Refused } from '../api/problem';
import { failureOf } from '../store/sending';
import type { Failure } from '../store/state';
import { type Change, emptied, type Field, fieldAt, sameField } from './fields';

export type Rfq = components['schemas']['RfqDetail'];

export interface Conflict {
  /** What was written here. */
  readonly mine: Change;
  /** What stands there now, as a person reads it. */
  readonly theirs: string;
}

interface Waiting {
  readonly path: string;
  readonly change: Change;
  /** The field as it was when the change was made. */
  readonly before: Field | null;
}

/** Dispatches `change` whenever anything of it is another. */
export class Draft extends EventTarget {
  saving: 'saved' | 'saving' | 'failed' = 'saved';
  failure: Failure | null = null;
  /** What stands in a field that is being written in: what is saved meanwhile does not replace it. */
  readonly typed = new Map<string, string>();
  /** What cannot be read in a field, by its path. */
  readonly faults = new Map<string, string>();
  readonly conflicts = new Map<string, Conflict>();
  private queue: Waiting[] = [];
  private working = false;

  constructor(
    private readonly client: Client,
    public rfq: Rfq,
    private readonly language: () => string,
  ) {
    super();
  }

  get path(): string {
    return `/v1/rfqs/${encodeURIComponent(this.rfq.id)}`;
  }

  /** What is on its way for a field, which is what stands in it. */
  pending(path: string): Change | null {
    return this.queue.findLast((one) => one.path === path)?.change ?? null;
  }

  get waits(): boolean {
    return this.queue.length > 0;
  }

  /** A field was filled in or emptied. */
  set(path: string, change: Change): void {
    this.faults.delete(path);
    this.conflicts.delete(path);
    const before = fieldAt(this.rfq.form, path);
    this.queue = [...this.queue.filter((one) => one.path !== path), { path, change, before }];
    void this.flush();
  }

  /** Try again what could not be saved. */
  readonly retry = (): void => {
    this.failure = null;
    void this.flush();
  };

  keepTheirs(path: string): void {
    this.conflicts.delete(path);
    this.tell();
  }

  keepMine(path: string): void {
    const conflict = this.conflicts.get(path);
    if (conflict) this.set(path, conflict.mine);
  }

  /** Read it as the service has it now. */
  async reload(): Promise<void> {
    const query = `?language=${encodeURIComponent(this.language())}`;
    this.rfq = (await this.client.get<Rfq>(`${this.path}${query}`)).value;
    this.tell();
  }

  /** Set where it stands; sends nothing to anybody. */
  async mark(status: Rfq['status']): Promise<void> {
    await this.exchange(() =>
      this.client.patch<Rfq>(`${this.path}?language=${this.language()}`, {
        body: { status },
        version: this.rfq.version,
      }),
    );
  }

  /** Issue the next revision with a remark to suppliers. */
  async revise(remark: string): Promise<void> {
    const notes = [...(this.rfq.document.header.notes ?? []), remark];
    await this.exchange(async () => {
      const done = await this.client.post<{ readonly rfq: Rfq }>(
        `${this.path}/revisions?language=${this.language()}`,
        { body: { document: { header: { notes } } }, version: this.rfq.version },
      );
      return { value: done.value.rfq };
    });
  }

  private async exchange(send: () => Promise<{ readonly value: Rfq }>): Promise<void> {
    this.failure = null;
    this.saving = 'saving';
    this.tell();
    try {
      this.rfq = (await send()).value;
      this.saving = 'saved';
    } catch (error) {
      this.failure = failureOf(error);
      this.saving = 'failed';
      if (isStale(error)) await this.reload().catch(() => undefined);
    }
    this.tell();
  }

  private async flush(): Promise<void> {
    this.tell();
    if (this.working) return;
    this.working = true;
    try {
      for (let next = this.queue[0]; next; next = this.queue[0]) {
        this.saving = 'saving';
        this.tell();
        if (!(await this.deliver(next))) return;
        this.queue = this.queue.filter((one) => one !== next);
      }
      this.saving = 'saved';
      this.failure = null;
    } finally {
      this.working = false;
      this.tell();
    }
  }

  /** Save one change; false when the others have to wait. */
  private async deliver(waiting: Waiting): Promise<boolean> {
    try {
      this.rfq = await this.send(waiting);
      return true;
    } catch (error) {
      if (isStale(error)) return this.compare(waiting, error);
      if (error instanceof Refused && error.status === 422) {
        const { accepted, detail } = error.problem;
        this.faults.set(waiting.path, [detail, ...(accepted ?? [])].join(' · '));
        return true;
      }
      this.failure = failureOf(error);
      this.saving = 'failed';
      return false;
    }
  }

  /** It has gone on elsewhere: the change still holds unless its own field is another now. */
  private async compare(waiting: Waiting, error: unknown): Promise<boolean> {
    const { version } = this.rfq;
    try {
      await this.reload();
    } catch (again) {
      this.failure = failureOf(again);
      this.saving = 'failed';
      return false;
    }
    const now = fieldAt(this.rfq.form, waiting.path);
    if (!sameField(waiting.before, now)) {
      this.conflicts.set(waiting.path, { mine: waiting.change, theirs: now?.text ?? '' });
      return true;
    }
    if (this.rfq.version === version) {
      // Refused though nothing is newer: suppliers have this revision, and it does not change.
      this.failure = failureOf(error);
      this.saving = 'failed';
      this.queue = [];
      return false;
    }
    return this.deliver(waiting);
  }

  private async send({ path, change }: Waiting): Promise<Rfq> {
    const { version } = this.rfq;
    const query = `?language=${encodeURIComponent(this.language())}`;
    if (change.text !== undefined) {
      const ask = { body: { answers: { [path]: change.text } }, version };
      return (await this.client.post<Rfq>(`${this.path}/answers${query}`, ask)).value;
    }
    const document = change.patch ?? emptied(this.rfq, path);
    const ask = { body: { document }, version };
    return (await this.client.patch<Rfq>(`${this.path}${query}`, ask)).value;
  }

  private tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function isStale(error: unknown): boolean {
  return error instanceof Refused && (error.status === 412 || error.status === 409);
}
