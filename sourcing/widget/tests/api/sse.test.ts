import { describe, expect, it } from 'vitest';
import { EventParser, readEvents, type ServerEvent } from '../../src/api/sse';

const parse = (...pieces: string[]): ServerEvent[] => {
  const parser = new EventParser();
  return pieces.flatMap((piece) => parser.push(piece));
};

describe('server-sent events', () => {
  it('have a name, data and an id', () => {
    expect(parse('event: text\nid: 7\ndata: {"a":1}\n\n')).toEqual([
      { event: 'text', data: '{"a":1}', id: '7' },
    ]);
  });

  it('join lines of data, and are called message without a name', () => {
    expect(parse('data: one\ndata:two\ndata\n\n')).toEqual([
      { event: 'message', data: 'one\ntwo\n', id: '' },
    ]);
  });

  it('are nothing without data', () => {
    expect(parse('event: ping\n\n', ': a comment\n\n', 'data: x\n\n')).toEqual([
      { event: 'message', data: 'x', id: '' },
    ]);
  });

  it('wait for the empty line', () => {
    expect(parse('data: not yet\n')).toEqual([]);
  });

  const whole = '\uFEFFevent: a\r\ndata: ä\r\n\r\n:c\r\ndata: 1\rdata: 2\r\rdata: 3\n\n';
  const expected = [
    { event: 'a', data: 'ä', id: '' },
    { event: 'message', data: '1\n2', id: '' },
    { event: 'message', data: '3', id: '' },
  ];

  it('may end lines in any of three ways', () => {
    expect(parse(whole)).toEqual(expected);
  });

  it('are the same wherever the stream is cut', () => {
    for (let at = 0; at <= whole.length; at += 1) {
      for (let next = at; next <= whole.length; next += 1) {
        expect(parse(whole.slice(0, at), whole.slice(at, next), whole.slice(next))).toEqual(
          expected,
        );
      }
    }
  });

  it('are read from bytes, wherever those are cut', async () => {
    const bytes = new TextEncoder().encode('data: 叉车\n\n');
    for (let at = 0; at <= bytes.length; at += 1) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes.slice(0, at));
          controller.enqueue(bytes.slice(at));
          controller.close();
        },
      });
      const found: string[] = [];
      for await (const event of readEvents(body)) found.push(event.data);
      expect(found).toEqual(['叉车']);
    }
  });
});
