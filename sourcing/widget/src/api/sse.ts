/** Server-sent events read from a fetch response, as the HTML standard parses them.
 *
 * `EventSource` can neither send a body nor an `Authorization` header.
 */

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Takes text in pieces of any size and gives the events that are complete. */
export class EventParser {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id = '';
  private first = true;

  push(piece: string): ServerEvent[] {
    let text = this.rest + piece;
    if (this.first && text.length > 0) {
      this.first = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    const events: ServerEvent[] = [];
    let start = 0;
    for (;;) {
      const end = endOfLine(text, start);
      if (end === null) break;
      const done = this.line(text.slice(start, end.at));
      if (done) events.push(done);
      start = end.next;
    }
    this.rest = text.slice(start);
    return events;
  }

  private line(line: string): ServerEvent | null {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const name = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? '' : line.slice(colon + 1);
    const value = raw.startsWith(' ') ? raw.slice(1) : raw;
    if (name === 'event') this.event = value;
    else if (name === 'data') this.data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.id = value;
    return null;
  }

  private dispatch(): ServerEvent | null {
    const event = this.event || 'message';
    const data = this.data;
    this.event = '';
    this.data = [];
    return data.length ? { event, data: data.join('\n'), id: this.id } : null;
  }
}

/** Where the next line ends; null when that is not known yet. */
function endOfLine(text: string, start: number): { at: number; next: number } | null {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') return { at, next: at + 1 };
    if (character === '\r') {
      // Whether a line feed belongs to it is known only when the next character is there.
      if (at + 1 >= text.length) return null;
      return { at, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
    }
  }
  return null;
}

/** The events of a response body, as they come. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
