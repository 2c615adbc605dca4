/** Client of the HTTP API: who calls, how a request is sent, what comes back. */

import { problemOf, Refused, Unreachable } from './problem';
import { readEvents, type ServerEvent } from './sse';
import type { Problem, SessionDocument } from './types';

export interface Ask {
  readonly body?: unknown;
  /** The same key gives the same answer, however often the request is sent. */
  readonly key?: string;
  /** Refuse unless the resource still has this version. */
  readonly version?: number | null;
  readonly signal?: AbortSignal;
}

export interface Answered<T> {
  readonly value: T;
  readonly version: number | null;
}

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Where a visitor's token is kept between visits. */
export interface TokenKeeper {
  get(): string | null;
  set(token: string | null): void;
}

export class Client {
  private opening: Promise<SessionDocument> | null = null;

  /** @param endpoint origin, or origin and path, under which `/v1` is found. */
  constructor(
    readonly endpoint: string,
    private readonly token: TokenKeeper,
    private readonly send: Fetch = (input, init) => fetch(input, init),
  ) {}

  /** Say hello once: the service tells what it offers, and gives a visitor a token. */
  session(): Promise<SessionDocument> {
    this.opening ??= this.hello().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  async get<T>(path: string, ask: Ask = {}): Promise<Answered<T>> {
    return this.json('GET', path, ask);
  }

  async post<T>(path: string, ask: Ask = {}): Promise<Answered<T>> {
    return this.json('POST', path, ask);
  }

  async patch<T>(path: string, ask: Ask = {}): Promise<Answered<T>> {
    return this.json('PATCH', path, ask);
  }

  async put<T>(path: string, ask: Ask = {}): Promise<Answered<T>> {
    return this.json('PUT', path, ask);
  }

  async delete(path: string, ask: Ask = {}): Promise<void> {
    await this.exchange('DELETE', path, 'application/json', ask);
  }

  /** A file, such as an export. */
  async blob(path: string, ask: Ask = {}): Promise<Blob> {
    const method = ask.body === undefined ? 'GET' : 'POST';
    return (await this.exchange(method, path, '*/*', ask)).blob();
  }

  /** Events of a request as they come.
   *
   * A `problem` event is thrown, like a refusal before the first event.
   */
  async *stream(method: 'GET' | 'POST', path: string, ask: Ask = {}): AsyncGenerator<ServerEvent> {
    const response = await this.exchange(method, path, 'text/event-stream', ask);
    if (!response.body) throw new Unreachable('no body');
    try {
      for await (const event of readEvents(response.body)) {
        if (event.event === 'problem') throw new Refused(JSON.parse(event.data) as Problem, null);
        yield event;
      }
    } catch (error) {
      if (error instanceof Refused || ask.signal?.aborted) throw error;
      throw new Unreachable(error);
    }
  }

  private async hello(): Promise<SessionDocument> {
    const response = await this.once('GET', '/v1/session', 'application/json', {});
    if (response.status === 401 && this.token.get() !== null) {
      // The token is of another time, or of another service at the same place.
      this.token.set(null);
      return this.hello();
    }
    if (!response.ok) throw await problemOf(response);
    const session = (await this.read(response)) as SessionDocument;
    if (session.visitor) this.token.set(session.visitor);
    // Said before the catalogue was open, and so without what depends on it: asked again next time.
    if (session.generation === null) this.opening = null;
    return session;
  }

  private async json<T>(method: string, path: string, ask: Ask): Promise<Answered<T>> {
    const response = await this.exchange(method, path, 'application/json', ask);
    const tag = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('etag') ?? '');
    const value = response.status === 204 ? undefined : await this.read(response);
    return { value: value as T, version: tag ? Number(tag[1]) : null };
  }

  private async read(response: Response): Promise<unknown> {
    try {
      return await response.json();
    } catch (error) {
      throw new Unreachable(error);
    }
  }

  private async exchange(
    method: string,
    path: string,
    accept: string,
    ask: Ask,
  ): Promise<Response> {
    await this.session();
    let response = await this.once(method, path, accept, ask);
    if (response.status === 401 && this.token.get() !== null) {
      this.opening = null;
      await this.session();
      response = await this.once(method, path, accept, ask);
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  private async once(method: string, path: string, accept: string, ask: Ask): Promise<Response> {
    const headers: Record<string, string> = { accept };
    const token = this.token.get();
    // Keys of the service begin with sk_; all else is a visitor's token.
    if (token !== null) {
      headers.authorization = `${token.startsWith('sk_') ? 'Bearer' : 'Visitor'} ${token}`;
    }
    if (ask.key !== undefined) headers['idempotency-key'] = ask.key;
    if (ask.version != null) headers['if-match'] = `"${ask.version}"`;
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
    if (ask.signal) init.signal = ask.signal;
    if (ask.body instanceof FormData) {
      // The browser names the boundary between its parts itself.
      init.body = ask.body;
    } else if (ask.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(ask.body);
    }
    try {
      return await this.send(`${this.endpoint}${path}`, init);
    } catch (error) {
      if (ask.signal?.aborted) throw error;
      throw new Unreachable(error);
    }
  }
}
