import { beforeEach, describe, expect, it } from 'vitest';
import { daysOf, type Funnel, reached } from '../../src/admin/days';
import { Client } from '../../src/api/client';
import { AccessKey } from '../../src/pages/access';
import session from '../fixtures/session.json';

describe('the funnel', () => {
  const funnel = {
    steps: ['search', 'conversation'],
    since: '2026-02-26',
    total: { search: 8, conversation: 2 },
    days: [{ day: '2026-02-28', counts: { search: 8, conversation: 2 } }],
  } as unknown as Funnel;

  it('has every day of the calendar, those without anything too', () => {
    expect(daysOf(funnel, 'search', '2026-03-01')).toEqual([
      { day: '2026-02-26', count: 0 },
      { day: '2026-02-27', count: 0 },
      { day: '2026-02-28', count: 8 },
      { day: '2026-03-01', count: 0 },
    ]);
  });

  it('says how many of the step before came so far', () => {
    expect(reached(funnel, 'search')).toBeNull();
    expect(reached(funnel, 'conversation')).toBe(0.25);
    expect(reached({ ...funnel, total: { search: 0 } }, 'conversation')).toBeNull();
    const around = { ...funnel, total: { search: 2, conversation: 3 } };
    expect(reached(around, 'conversation')).toBeNull();
  });
});

describe('a key', () => {
  const visitor = { get: () => 'v_1', set: () => undefined };
  beforeEach(() => sessionStorage.clear());

  it('is sent as a bearer token, and a visitor as a visitor', async () => {
    const sent: (string | null)[] = [];
    const send = async (_: string, init: RequestInit): Promise<Response> => {
      sent.push(new Headers(init.headers).get('authorization'));
      return Response.json(session);
    };
    const access = new AccessKey(visitor, 'x');
    await new Client('http://service.example', access, send).session();
    access.use('sk_secret');
    await new Client('http://service.example', access, send).session();
    expect(sent).toEqual(['Visitor v_1', 'Bearer sk_secret']);
  });

  it('is kept for the tab, and dropped when the service refuses it', () => {
    const access = new AccessKey(visitor, 'x');
    access.use('sk_secret');
    const again = new AccessKey(visitor, 'x');
    expect(again.get()).toBe('sk_secret');
    expect(new AccessKey(visitor, 'y').get()).toBe('v_1');
    again.set(null);
    expect(again.get()).toBe('v_1');
    expect(new AccessKey(visitor, 'x').get()).toBe('v_1');
  });
});
