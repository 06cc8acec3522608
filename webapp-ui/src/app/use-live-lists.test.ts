import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Chat, type ChatList, chatsQuery } from '@/api/chats';
import { FakeSocket } from '@/lib/stream/fake-line';
import { liveLists } from './use-live-lists';

const queryKey = chatsQuery('p').queryKey;
const empty: ChatList = { chat_sessions: [], total: 0 };
let client: QueryClient;
let answers: Array<(list: ChatList) => void>;
let line: ReturnType<typeof liveLists>;

function chat(id: string): Chat {
  return {
    id,
    project_id: 'p',
    name: id,
    created_at: '2026-01-01T00:00:00Z',
    container_id: null,
    status: 'active',
    active_message_id: null,
    pinned: false,
    last_active_at: '2026-01-01T00:00:00.000000Z',
    unread: false,
    version: 1,
  };
}

/** The reads of the list so far; each waits for its answer. */
const reads = () => answers.length;
const shown = () => client.getQueryData(queryKey)?.chat_sessions.map(({ id }) => id);

async function answered(read: number, list: ChatList): Promise<void> {
  answers[read - 1]?.(list);
  await vi.advanceTimersByTimeAsync(1);
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
  answers = [];
  client = new QueryClient();
  // Somebody looks at it.
  const queryFn = () => new Promise<ChatList>((answer) => answers.push(answer));
  new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined);
  await answered(1, empty);
  line = liveLists(client, () => undefined);
  await vi.advanceTimersByTimeAsync(50);
});

afterEach(() => {
  line.close();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('reads the list again once the server is known to listen, and not before', async () => {
  const socket = FakeSocket.last();
  socket.opens();
  await vi.advanceTimersByTimeAsync(1);
  expect(socket.sent).toEqual([{ type: 'ping' }]);
  expect(reads()).toBe(1);
  socket.says({ type: 'pong' }, { type: 'pong' });
  expect(reads()).toBe(2);
  await answered(2, { chat_sessions: [chat('made meanwhile')], total: 1 });
  expect(shown()).toEqual(['made meanwhile']);
});

it('does not let a read that was under way undo what came since', async () => {
  const socket = FakeSocket.last();
  socket.opens();
  socket.says({ type: 'pong' });
  expect(reads()).toBe(2);
  socket.says({ type: 'chat_created', chat: chat('new') });
  await answered(2, empty);
  expect(reads()).toBe(3);
  expect(shown()).toEqual(['new']);
  await answered(3, { chat_sessions: [chat('new')], total: 1 });
  expect(shown()).toEqual(['new']);
});

it('changes a list at rest without reading it', () => {
  const socket = FakeSocket.last();
  socket.opens();
  socket.says({ type: 'chat_created', chat: chat('new') });
  expect(shown()).toEqual(['new']);
  expect(reads()).toBe(1);
});
