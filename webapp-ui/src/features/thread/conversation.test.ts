import { createHash } from 'node:crypto';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { branchQuery, type Message, messagesQuery } from '@/api/messages';
import { useSignedOut } from '@/lib/signed-out';
import { FakeSocket } from '@/lib/stream/fake-line';
import { Conversation, type ConversationState, QUIET } from './conversation';
import { streamQuery, userMessage } from './stream-state';

const CHAT = 'c';
const SECOND = { index: 2, count: 2, previous_id: 'before', next_id: null };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

let client: QueryClient;
let conversation: Conversation;
let state: ConversationState;
let stored: Message[];
let reads: string[];

const shown = () => client.getQueryData(messagesQuery(CHAT).queryKey)?.messages ?? [];
const answer = () => client.getQueryData(streamQuery(CHAT).queryKey)?.answer;
const sent = (type: string) => FakeSocket.last().sent.filter((frame) => frame.type === type);

const start = { type: 'start', generation_id: 'g', message_id: 'a', provider: 'p', model: 'x' };
const chunk = (seq: number, content: string) => ({ type: 'chunk', generation_id: 'g', seq, content });
const end = (seq: number, text: string, more: object = {}) => ({
  type: 'end',
  generation_id: 'g',
  message_id: 'a',
  seq,
  status: 'completed',
  finish_reason: 'stop',
  text_length: text.length,
  sha256: hash(text),
  ...more,
});

/** What the server has of an answer. */
function stores(id: string, content: string, more: Partial<Message> = {}): Message {
  const message: Message = { ...userMessage(CHAT, { id, content }), role: 'assistant', ...more };
  stored = [...stored.filter((each) => each.id !== id), message];
  return message;
}

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('requestAnimationFrame', (task: () => void) => setTimeout(task, 0));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  // Answers as the server does: pages without what runs, single messages with it.
  vi.stubGlobal('fetch', (request: Request) => {
    const path = new URL(request.url).pathname;
    const one = /\/messages\/(.+)$/.exec(path)?.[1];
    reads.push(one ?? 'page');
    const page = stored.filter(({ up_to_seq: running }) => running === null);
    const body = one === undefined ? { messages: page, total: page.length } : stored.find(({ id }) => id === one);
    return Promise.resolve(Response.json(body ?? {}, { status: body ? 200 : 404 }));
  });
  FakeSocket.all = [];
  sessionStorage.clear();
  stored = [];
  reads = [];
  state = QUIET;
  client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  conversation = new Conversation(client, CHAT, (next) => {
    state = next;
  });
});

afterEach(() => {
  conversation.close();
  vi.unstubAllGlobals();
});

/** The line is open and the messages are read. */
async function opened(): Promise<FakeSocket> {
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  await client.fetchQuery(messagesQuery(CHAT));
  FakeSocket.last().opens();
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  reads = [];
  return FakeSocket.last();
}

/** Somebody looks at the messages: they are read anew when they should be. */
const onThePage = () => new QueryObserver(client, messagesQuery(CHAT)).subscribe(() => undefined);

async function reopened(count: number): Promise<FakeSocket> {
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(count), 5_000);
  FakeSocket.last().opens();
  return FakeSocket.last();
}

describe('a conversation', () => {
  it('shows what is asked and answered, and reads nothing again that is whole', async () => {
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    const id = state.outbox[0]?.id;
    expect(sent('message')).toEqual([{ type: 'message', content: 'Hello', client_message_id: id }]);
    socket.says({ type: 'user_message_saved', message_id: 'u', client_message_id: id, parent_id: null });
    socket.says(start, chunk(1, 'Good '), chunk(2, 'day'));
    await vi.waitFor(() => expect(answer()?.text).toBe('Good day'));
    expect(state.outbox).toEqual([]);
    socket.says(end(3, 'Good day'));
    await vi.waitFor(() => expect(shown().map(({ content }) => content)).toEqual(['Hello', 'Good day']));
    expect(answer()).toBeUndefined();
    expect(client.getQueryData(streamQuery(CHAT).queryKey)?.begun).toBe(1);
    expect(sent('ack').at(-1)).toEqual({ type: 'ack', generation_id: 'g', seq: 3 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reads).toEqual([]);
  });

  it('can be stopped between a message that has arrived and its answer', async () => {
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    socket.says({ type: 'user_message_saved', message_id: 'u', client_message_id: state.outbox[0]?.id });
    await vi.waitFor(() => expect(state.outbox).toEqual([]));
    expect(state.asking).toBe(true);
    conversation.stop();
    socket.says(start);
    await vi.waitFor(() => expect(sent('stop')).toEqual([{ type: 'stop', generation_id: 'g' }]));
    expect(state.asking).toBe(false);
  });

  it('reads the message where its text is not what the server has', async () => {
    const socket = await opened();
    stores('a', 'Right');
    socket.says(start, chunk(1, 'Wrong'), end(2, 'Right'));
    await vi.waitFor(() => expect(shown().at(-1)?.content).toBe('Right'));
    expect(reads).toEqual(['a']);
  });

  it('asks once for what is missing, and goes on when it comes', async () => {
    const socket = await opened();
    socket.says(start, chunk(1, 'a'), chunk(3, 'c'), chunk(4, 'd'));
    await vi.waitFor(() => expect(sent('resume')).toEqual([{ type: 'resume', generation_id: 'g', after_seq: 1 }]));
    socket.says({ ...start, resumed_from: 1, sha256: hash('a') }, chunk(2, 'b'), chunk(3, 'c'));
    await vi.waitFor(() => expect(answer()).toMatchObject({ text: 'abc', gap: false }));
    expect(sent('resume')).toHaveLength(1);
  });

  it('goes on from where it was over the next connection, and asks for all where that is not the same', async () => {
    (await opened()).says(start, chunk(1, 'a'));
    await vi.waitFor(() => expect(answer()?.text).toBe('a'));
    FakeSocket.last().breaks();
    const second = await reopened(2);
    expect(new URL(second.url).search).toBe('?generation_id=g&after_seq=1');
    second.says({ ...start, resumed_from: 1, sha256: hash('another') });
    await vi.waitFor(() => expect(sent('resume')).toEqual([{ type: 'resume', generation_id: 'g', after_seq: 0 }]));
    second.says({ ...start, resumed_from: 0, sha256: hash('') }, chunk(1, 'another'));
    await vi.waitFor(() => expect(answer()?.text).toBe('another'));
  });

  it('reads the message where the log cannot be replayed, and goes on after it', async () => {
    const socket = await opened();
    stores('a', 'the text so far', { up_to_seq: 9, status: 'streaming' });
    socket.says({ type: 'snapshot', generation_id: 'g', message_id: 'a', up_to_seq: 9, status: 'streaming' });
    await vi.waitFor(() => expect(sent('resume')).toEqual([{ type: 'resume', generation_id: 'g', after_seq: 9 }]));
    socket.says({ ...start, resumed_from: 9, sha256: hash('the text so far') }, chunk(10, ' goes on'));
    await vi.waitFor(() => expect(answer()?.text).toBe('the text so far goes on'));
  });

  it('sends again what may not have arrived, with the same id', async () => {
    await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    const [first] = sent('message');
    FakeSocket.last().breaks();
    await reopened(2);
    expect(sent('message')).toEqual([first]);
  });

  it('sends what was queued when the answer has ended', async () => {
    const socket = await opened();
    socket.says(start);
    await vi.waitFor(() => expect(answer()).toBeDefined());
    conversation.ask({ type: 'message', content: 'next' });
    expect(sent('message')).toEqual([]);
    socket.says(end(1, ''));
    await vi.waitFor(() => expect(sent('message')).toHaveLength(1));
  });

  it('stops an answer that has not begun yet as soon as it does', async () => {
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    conversation.stop();
    expect(state.stopping).toBe(true);
    expect(sent('stop')).toEqual([]);
    socket.says({ type: 'user_message_saved', message_id: 'u', client_message_id: state.outbox[0]?.id }, start);
    await vi.waitFor(() => expect(sent('stop')).toEqual([{ type: 'stop', generation_id: 'g' }]));
    socket.says(end(1, '', { status: 'stopped', finish_reason: null }));
    await vi.waitFor(() => expect(shown().at(-1)?.status).toBe('stopped'));
    expect(state.stopping).toBe(false);
  });

  it('gives back what is refused, with the reason', async () => {
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    const id = state.outbox[0]?.id;
    socket.says({ type: 'error', content: 'Too much.', code: 'rate_limited', client_message_id: id });
    await vi.waitFor(() => expect(state.returned).toEqual({ text: 'Hello', words: 'Too much.' }));
    expect(state.outbox).toEqual([]);
  });

  it('shows another answer in the place of the one that it was asked for', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'Hello' })];
    stores('old', 'Old answer', { parent_id: 'u' });
    const socket = await opened();
    conversation.ask({ type: 'regenerate', message_id: 'old' });
    stores('a', 'New', { parent_id: 'u', siblings: SECOND });
    socket.says(start, chunk(1, 'New'));
    await vi.waitFor(() => expect(answer()?.text).toBe('New'));
    expect(shown().map(({ id }) => id)).toEqual(['u']);
    socket.says(end(2, 'New'));
    await vi.waitFor(() => expect(shown().at(-1)?.siblings).toEqual(SECOND));
  });

  it('does so too where another window asked for it', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'Hello' })];
    stores('old', 'Old answer', { parent_id: 'u' });
    const socket = await opened();
    stores('a', '', { parent_id: 'u', status: 'streaming', up_to_seq: 0 });
    socket.says(start, chunk(1, 'New'));
    await vi.waitFor(() => expect(shown().map(({ id }) => id)).toEqual(['u']));
    expect(answer()?.text).toBe('New');
  });

  it('keeps an answer that ended before its place was known', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'Hello' })];
    stores('old', 'Old answer', { parent_id: 'u' });
    const socket = await opened();
    stores('a', 'New', { parent_id: 'u', siblings: SECOND });
    socket.says(start, chunk(1, 'New'), end(2, 'New'));
    await vi.waitFor(() => expect(shown().at(-1)?.siblings).toEqual(SECOND));
    expect(shown().map(({ id, content }) => [id, content])).toEqual([
      ['u', 'Hello'],
      ['a', 'New'],
    ]);
  });

  it('shows an edited question in the place of what stood under its parent', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'One' })];
    stores('b', 'First', { parent_id: 'u' });
    stored.push(userMessage(CHAT, { id: 'v', content: 'Two', parentId: 'b' }));
    stores('c', 'Second', { parent_id: 'v' });
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Two, edited', parent_id: 'b' });
    const id = state.outbox[0]?.id;
    expect(sent('message')).toEqual([
      { type: 'message', content: 'Two, edited', parent_id: 'b', client_message_id: id },
    ]);
    stored.push({ ...userMessage(CHAT, { id: 'w', content: 'Two, edited', parentId: 'b' }), siblings: SECOND });
    socket.says({ type: 'user_message_saved', message_id: 'w', client_message_id: id, parent_id: 'b' }, start);
    await vi.waitFor(() => expect(shown().map((message) => message.id)).toEqual(['u', 'b', 'w']));
    await vi.waitFor(() => expect(shown().at(-1)?.siblings).toEqual(SECOND));
    expect(reads).toEqual(['w']);
  });

  it('does so too where another window edited it', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'One' })];
    stores('b', 'First', { parent_id: 'u' });
    const socket = await opened();
    const edited = userMessage(CHAT, { id: 'w', content: 'One, edited' });
    stored = [edited];
    socket.says({ type: 'message_created', message: { ...edited, content: 'One, edited' } });
    await vi.waitFor(() => expect(shown().map(({ id }) => id)).toEqual(['w']));
  });

  it('puts a message at the end where the server names no parents', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'One' })];
    const socket = await opened();
    socket.says({
      type: 'message_created',
      message: { id: 'w', role: 'user', content: 'Two', created_at: '2026-01-01T00:00:00Z' },
    });
    await vi.waitFor(() => expect(shown().map(({ id }) => id)).toEqual(['u', 'w']));
  });

  it('reads what is on show when another window has changed it', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'One' })];
    const socket = await opened();
    await client.fetchQuery(messagesQuery(CHAT));
    const chat = { id: CHAT, project_id: 'p', active_message_id: 'u' };
    socket.says({ type: 'chat_updated', chat });
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Nobody looks at the messages here, so they are only marked.
    const stale = () => client.getQueryState(messagesQuery(CHAT).queryKey)?.isInvalidated;
    expect(stale()).toBe(false);
    socket.says({ type: 'chat_updated', chat: { ...chat, active_message_id: 'v' } });
    await vi.waitFor(() => expect(stale()).toBe(true));
  });

  it('leads who looks at another branch by themselves back once the chat goes on', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'One' })];
    const socket = await opened();
    const { queryKey } = branchQuery(CHAT);
    const stale = () => client.getQueryState(messagesQuery(CHAT).queryKey)?.isInvalidated;
    const message = { id: 'w', role: 'user', content: 'Two', created_at: '2026-01-01T00:00:00Z' };
    for (const frame of [{ type: 'message_created', message }, start]) {
      client.setQueryData(queryKey, 'v');
      await client.fetchQuery(messagesQuery(CHAT));
      // Somebody else puts another branch on show: that is not theirs.
      socket.says({ type: 'chat_updated', chat: { id: CHAT, project_id: 'p', active_message_id: 'x' } });
      await vi.waitFor(() => expect(stale()).toBe(true));
      expect(client.getQueryData(queryKey), frame.type).toBe('v');
      await client.fetchQuery(messagesQuery(CHAT));
      socket.says(frame);
      await vi.waitFor(() => expect(client.getQueryData(queryKey), frame.type).toBeNull());
      expect(stale()).toBe(true);
    }
  });

  it('asks why the last answer failed, if it did not see it', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'Hello' })];
    stores('a', 'half', { status: 'failed', generation_id: 'g' });
    const socket = await opened();
    await vi.waitFor(() => expect(sent('resume')).toMatchObject([{ generation_id: 'g' }]));
    socket.says(
      { type: 'snapshot', generation_id: 'g', message_id: 'a', up_to_seq: 2, status: 'failed' },
      { ...end(3, 'half'), type: 'error', status: 'failed', content: 'Broke.', code: 'truncated', retryable: true },
    );
    const failures = () => client.getQueryData(streamQuery(CHAT).queryKey)?.failures;
    await vi.waitFor(() => expect(failures()).toMatchObject({ a: { code: 'truncated', words: 'Broke.' } }));
    expect(answer()).toBeUndefined();
    expect(shown()).toHaveLength(2);
    expect(reads).toEqual([]);
  });

  it('does not show again what is listed', async () => {
    stored = [userMessage(CHAT, { id: 'u', content: 'Hello' })];
    stores('a', 'Whole', { generation_id: 'g' });
    const socket = await opened();
    socket.says({ ...start, resumed_from: 0, sha256: hash('') }, chunk(1, 'Who'), { type: 'heartbeat' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answer()).toBeUndefined();
    expect(sent('resume')).toEqual([]);
  });

  it('keeps what was being sent when the session ends, and sends it once the person is back', async () => {
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    const id = state.outbox[0]?.id;
    socket.says({ type: 'error', code: 'unauthenticated', content: 'Sign in first.' });
    socket.breaks(4401);
    await vi.waitFor(() => expect(state.connection.status).toBe('signed-out'));
    expect(useSignedOut.getState().told).toBe(true);
    expect(state.returned).toBeUndefined();
    expect(conversation.ask({ type: 'message', content: 'More' })).toBe(false);
    conversation.close();
    conversation = new Conversation(client, CHAT, (next) => {
      state = next;
    });
    await reopened(2);
    await vi.waitFor(() =>
      expect(sent('message')).toEqual([{ type: 'message', content: 'Hello', client_message_id: id }]),
    );
  });

  it('knows that what it asks for again has an answer, which has ended', async () => {
    stores('a', 'Rye.');
    const socket = await opened();
    const leave = onThePage();
    conversation.ask({ type: 'regenerate', message_id: 'a' });
    socket.breaks(1006);
    stores('b', 'Barley.', { parent_id: 'q' });
    const next = await reopened(2);
    await vi.waitFor(() => expect(shown()).toHaveLength(2));
    expect(sent('regenerate')).toHaveLength(1);
    const again = { ...start, generation_id: 'h', message_id: 'b' };
    next.says({ ...again, resumed_from: 0, sha256: hash('') });
    next.says({ ...chunk(1, 'Barley.'), generation_id: 'h' });
    next.says({ ...end(2, 'Barley.'), generation_id: 'h', message_id: 'b' });
    await vi.waitFor(() => expect(state.outbox).toEqual([]));
    expect(state.asking).toBe(false);
    expect(answer()).toBeUndefined();
    conversation.ask({ type: 'message', content: 'Thanks' });
    await vi.waitFor(() => expect(sent('message')).toHaveLength(1));
    leave();
  });

  it('stops what may have arrived, and takes it back no more', async () => {
    const socket = await opened();
    conversation.ask({ type: 'message', content: 'Hello' });
    const { id } = state.outbox[0] ?? { id: '' };
    socket.breaks(1006);
    await vi.waitFor(() => expect(state.asking).toBe(false));
    conversation.takeBack(id);
    expect(state.outbox).toHaveLength(1);
    conversation.stop();
    expect(state.returned).toBeUndefined();
    const next = await reopened(2);
    await vi.waitFor(() => expect(sent('message')).toHaveLength(1));
    next.says({ type: 'user_message_saved', message_id: 'u', parent_id: null, client_message_id: id });
    next.says(start);
    await vi.waitFor(() => expect(sent('stop')).toEqual([{ type: 'stop', generation_id: 'g' }]));
  });

  it('stops nothing that is asked after what was stopped has ended', async () => {
    stores('q', 'Which flour?', { role: 'user' });
    const socket = await opened();
    const leave = onThePage();
    socket.says(start);
    await vi.waitFor(() => expect(answer()).toBeDefined());
    socket.breaks(1006);
    conversation.stop();
    expect(state.stopping).toBe(true);
    stores('a', 'Rye.');
    await reopened(2);
    await vi.waitFor(() => expect(answer()).toBeUndefined());
    expect(state.stopping).toBe(false);
    leave();
  });
});
