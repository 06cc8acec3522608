import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { type Message, type MessageList, messagesQuery, withLatest } from './messages';

const message = (id: number) => ({ id: String(id) }) as Message;
const list = (from: number, to: number, total = to): MessageList => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
  total,
});
const ids = ({ messages }: MessageList) => messages.map(({ id }) => Number(id));

describe('withLatest', () => {
  it('takes the newest where nothing is known', () => {
    expect(withLatest(undefined, list(3, 5))).toEqual(list(3, 5));
    expect(withLatest({ messages: [], total: 0 }, list(3, 5))).toEqual(list(3, 5));
  });

  it('keeps what was read before', () => {
    expect(ids(withLatest(list(1, 6), list(4, 8)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('keeps what came while it read', () => {
    const joined = withLatest(list(4, 9), list(4, 8));
    expect(ids(joined)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(joined.total).toBe(9);
    expect(ids(withLatest(list(1, 2), { messages: [], total: 0 }))).toEqual([1, 2]);
  });

  it('lets go of what lies before a hole', () => {
    expect(ids(withLatest(list(1, 3), list(7, 9)))).toEqual([7, 8, 9]);
  });

  it('lets go of what was known before and is no longer there', () => {
    const joined = withLatest(list(1, 9), list(4, 6), new Set(['1', '2', '3', '4', '5', '6', '7', '8']));
    expect(ids(joined)).toEqual([1, 2, 3, 4, 5, 6, 9]);
    expect(joined.total).toBe(7);
    expect(ids(withLatest(list(1, 2), { messages: [], total: 0 }, new Set(['1', '2'])))).toEqual([]);
  });

  it('keeps what came while another branch was read', () => {
    const known = new Set(['1', '2', '3']);
    const joined = withLatest({ messages: [1, 2, 3, 9].map(message), total: 4 }, list(7, 8, 2), known);
    expect(ids(joined)).toEqual([7, 8, 9]);
    expect(joined.total).toBe(3);
  });
});

describe('messagesQuery', () => {
  it('reads the newest by one request', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', ({ url }: Request) => {
      asked.push(new URL(url).search);
      return Promise.resolve(Response.json(list(51, 100, 100)));
    });
    const read = await new QueryClient().fetchQuery(messagesQuery('c'));
    expect(asked).toEqual(['?include=failed&newest=true&limit=50']);
    expect(ids(read)).toEqual(ids(list(51, 100)));
    vi.unstubAllGlobals();
  });
});
