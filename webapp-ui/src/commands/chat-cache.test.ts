import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { type Chat, chatsQuery } from '@/api/chats';
import { queryKeys } from '@/api/query-keys';
import { dropChat, patchChat, putChat } from './chat-cache';

function chat(id: string, day: number, name = id): Chat {
  return {
    id,
    project_id: 'p',
    name,
    created_at: `2026-01-0${day}T00:00:00Z`,
    container_id: null,
    status: 'active',
    active_message_id: null,
    pinned: false,
    last_active_at: '2026-01-01T00:00:00.000000Z',
    unread: false,
    version: 1,
  };
}

function clientWith(...chats: Chat[]): QueryClient {
  const client = new QueryClient();
  client.setQueryData(chatsQuery('p').queryKey, { chat_sessions: chats, total: chats.length });
  return client;
}

const list = (client: QueryClient) => client.getQueryData(chatsQuery('p').queryKey);
const ids = (client: QueryClient) => list(client)?.chat_sessions.map(({ id }) => id);

it('puts a new chat first, and one that comes back in its place', () => {
  const client = clientWith(chat('c', 3), chat('a', 1));
  putChat(client, chat('d', 4));
  putChat(client, chat('b', 2));
  expect(ids(client)).toEqual(['d', 'c', 'b', 'a']);
  expect(list(client)?.total).toBe(4);
});

it('changes a chat where it stands', () => {
  const client = clientWith(chat('b', 2), chat('a', 1));
  putChat(client, chat('a', 1, 'renamed'));
  expect(list(client)?.chat_sessions.map(({ name }) => name)).toEqual(['b', 'renamed']);
  expect(list(client)?.total).toBe(2);
});

it('takes a chat from its list, whichever it is, and counts what went', () => {
  const client = clientWith(chat('b', 2), chat('a', 1));
  client.setQueryData(queryKeys.chat('b'), chat('b', 2));
  dropChat(client, 'b');
  dropChat(client, 'unknown');
  expect(ids(client)).toEqual(['a']);
  expect(list(client)?.total).toBe(1);
  expect(client.getQueryData(queryKeys.chat('b'))).toBeUndefined();
});

it('leaves a list alone that was never read', () => {
  const client = new QueryClient();
  putChat(client, chat('a', 1));
  expect(list(client)).toBeUndefined();
});

it('moves a chat from one list to the other', () => {
  const client = clientWith(chat('a', 1));
  client.setQueryData(chatsQuery('q').queryKey, { chat_sessions: [], total: 0 });
  putChat(client, { ...chat('a', 1), project_id: 'q' });
  expect(ids(client)).toEqual([]);
  expect(client.getQueryData(chatsQuery('q').queryKey)?.chat_sessions.map(({ id }) => id)).toEqual(['a']);
});

it('knows from nobody else whether a chat is unread', () => {
  const client = clientWith({ ...chat('a', 1), unread: true });
  putChat(client, { ...chat('a', 1, 'renamed'), unread: null });
  expect(list(client)?.chat_sessions[0]).toMatchObject({ name: 'renamed', unread: true });
  patchChat(client, 'a', { unread: false });
  expect(list(client)?.chat_sessions[0]?.unread).toBe(false);
});

it('reads a list once more that was on its way when a chat came or went', async () => {
  const client = new QueryClient();
  const answers = [[], [chat('moved', 2)], [chat('moved', 2)], []];
  const arrive: (() => void)[] = [];
  const queryFn = vi.fn(async () => {
    const chats = answers.shift() ?? [];
    await new Promise<void>((resolve) => arrive.push(resolve));
    return { chat_sessions: chats, total: chats.length };
  });
  const observer = new QueryObserver(client, { queryKey: chatsQuery('p').queryKey, queryFn });
  const leave = observer.subscribe(() => {});
  putChat(client, chat('moved', 2));
  arrive.shift()?.();
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2));
  arrive.shift()?.();
  await vi.waitFor(() => expect(ids(client)).toEqual(['moved']));

  void observer.refetch();
  dropChat(client, 'moved');
  arrive.shift()?.();
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(4));
  arrive.shift()?.();
  await vi.waitFor(() => expect(ids(client)).toEqual([]));
  leave();
});
