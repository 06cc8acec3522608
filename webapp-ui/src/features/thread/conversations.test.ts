import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { messagesQuery } from '@/api/messages';
import { readDraft, writeDraft } from '@/lib/drafts';
import { FakeSocket } from '@/lib/stream/fake-line';
import { type ConversationState, QUIET } from './conversation';
import { leaveConversation, openConversation } from './conversations';
import { readOutbox } from './outbox';
import { streamQuery } from './stream-state';

const CHAT = 'c';
const start = { type: 'start', generation_id: 'g', message_id: 'a', provider: 'p', model: 'x' };
const end = { type: 'end', generation_id: 'g', message_id: 'a', seq: 1, status: 'completed', text_length: 0 };

let client: QueryClient;
let state: ConversationState;

const open = () =>
  openConversation(client, CHAT, (next) => {
    state = next;
  });
const sent = (type: string) => FakeSocket.last().sent.filter((frame) => frame.type === type);

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('requestAnimationFrame', (task: () => void) => setTimeout(task, 0));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ messages: [], total: 0 })));
  FakeSocket.all = [];
  sessionStorage.clear();
  state = QUIET;
  client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
});

afterEach(() => void vi.unstubAllGlobals());

/** A chat in which an answer is written and a message waits for its end. */
async function waiting() {
  const conversation = open();
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  await client.fetchQuery(messagesQuery(CHAT));
  const socket = FakeSocket.last();
  socket.opens();
  socket.says(start);
  await vi.waitFor(() => expect(client.getQueryData(streamQuery(CHAT).queryKey)?.answer).toBeDefined());
  conversation.ask({ type: 'message', content: 'next' });
  expect(sent('message')).toEqual([]);
  const id = state.outbox[0]?.id;
  return { conversation, socket, id };
}

it('sends what waits though nobody looks at its chat any more, and ends then', async () => {
  const { conversation, socket, id } = await waiting();
  leaveConversation(CHAT, conversation);
  socket.says(end);
  await vi.waitFor(() =>
    expect(sent('message')).toEqual([{ type: 'message', content: 'next', client_message_id: id }]),
  );
  expect(socket.readyState).toBe(1);
  socket.says({ type: 'user_message_saved', message_id: 'u', parent_id: null, client_message_id: id });
  await vi.waitFor(() => expect(socket.readyState).toBe(3));
  open().close();
});

it('is the same conversation for who comes back meanwhile', async () => {
  const { conversation } = await waiting();
  leaveConversation(CHAT, conversation);
  state = QUIET;
  expect(open()).toBe(conversation);
  expect(state.outbox).toHaveLength(1);
  expect(FakeSocket.all).toHaveLength(1);
  conversation.close();
});

it('keeps what is refused meanwhile for who comes back', async () => {
  const { conversation, socket, id } = await waiting();
  leaveConversation(CHAT, conversation);
  socket.says(end);
  await vi.waitFor(() => expect(sent('message')).toHaveLength(1));
  socket.says({ type: 'error', code: 'rate_limited', content: 'Too much.', client_message_id: id });
  await vi.waitFor(() => expect(readDraft(CHAT)).toBe('next'));
  expect(readOutbox(CHAT).own).toEqual([]);
  expect(open()).toBe(conversation);
  // In the field it is by its draft.
  expect(state.returned).toEqual({ text: '', words: 'Too much.' });
  writeDraft(CHAT, '');
  leaveConversation(CHAT, conversation);
  expect(socket.readyState).toBe(3);
});

it('ends at once where nothing waits', async () => {
  const conversation = open();
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  FakeSocket.last().opens();
  leaveConversation(CHAT, conversation);
  expect(FakeSocket.last().readyState).toBe(3);
});
