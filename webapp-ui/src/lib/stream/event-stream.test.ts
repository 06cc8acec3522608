import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { overEvents } from './event-stream';
import { FakeEvents } from './fake-line';
import { GONE, SIGNED_OUT, type Transport, UNKNOWN } from './transport';

type Call = { readonly url: string; readonly method: string | undefined; readonly body: unknown };

let calls: Call[];
let answers: (() => Promise<Response>)[];
let heard: object[];
let closed: number[];
let transport: Transport;

const settled = () => vi.waitFor(() => expect(answers).toEqual([]));

function json(status: number, body: object, headers: Record<string, string> = {}): () => Promise<Response> {
  return () => Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
}

beforeEach(() => {
  calls = [];
  answers = [];
  heard = [];
  closed = [];
  FakeEvents.all = [];
  vi.stubGlobal('EventSource', FakeEvents);
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    calls.push({
      url,
      method: init?.method,
      body: init?.body === undefined ? undefined : JSON.parse(String(init.body)),
    });
    return (answers.shift() ?? json(200, {}))();
  });
  transport = overEvents({
    chat: 'http://host/chats/c',
    events: (after) => `http://host/chats/c/events${after ? `?${after.generationId}:${after.seq}` : ''}`,
  })({
    opened: () => undefined,
    heard: (text) => heard.push(JSON.parse(text)),
    closed: (code) => closed.push(code),
  });
});

afterEach(() => {
  transport.close();
  vi.unstubAllGlobals();
});

it('asks by a request, and tells what it answers before what the stream brings meanwhile', async () => {
  FakeEvents.last().opens();
  answers.push(json(202, { user_message: { id: 'u', parent_id: null, created_at: 't' }, generation_id: 'g' }));
  const ask = { type: 'message', content: 'Hello', client_message_id: 'mine' };
  expect(transport.send(ask)).toBe(true);
  FakeEvents.last().says({ type: 'start', generation_id: 'g' });
  expect(heard).toEqual([]);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(calls).toEqual([{ url: 'http://host/chats/c/generations', method: 'POST', body: ask }]);
  expect(heard).toEqual([
    { type: 'user_message_saved', message_id: 'u', parent_id: null, created_at: 't', client_message_id: 'mine' },
    { type: 'start', generation_id: 'g' },
  ]);
});

it('asks for the log of an answer that was asked for before and has ended', async () => {
  FakeEvents.last().opens();
  const streams = FakeEvents.all.length;
  answers.push(json(202, { message: { id: 'a', status: 'queued' }, generation_id: 'g' }));
  transport.send({ type: 'regenerate', message_id: 'm', client_message_id: 'mine' });
  await settled();
  answers.push(json(202, { message: { id: 'a', status: 'completed' }, generation_id: 'g' }));
  transport.send({ type: 'regenerate', message_id: 'm', client_message_id: 'mine' });
  await vi.waitFor(() => expect(FakeEvents.all).toHaveLength(streams + 1));
  expect(FakeEvents.last().url).toBe('http://host/chats/c/events?g:0');
});

it('tells a refusal as a socket would', async () => {
  FakeEvents.last().opens();
  answers.push(
    json(409, { detail: 'Wait.', code: 'generation_running', running_generation_id: 'g' }, { 'Retry-After': '2' }),
  );
  transport.send({ type: 'message', content: 'Hello', client_message_id: 'mine' });
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]).toEqual({
    type: 'error',
    content: 'Wait.',
    code: 'generation_running',
    retryable: true,
    retry_after_ms: 2_000,
    running_generation_id: 'g',
    client_message_id: 'mine',
  });
});

it('closes where it is not known whether a request arrived', async () => {
  FakeEvents.last().opens();
  answers.push(() => Promise.reject(new TypeError('failed')));
  transport.send({ type: 'message', content: 'Hello' });
  await vi.waitFor(() => expect(closed).toEqual([UNKNOWN]));
  expect(transport.send({ type: 'ping' })).toBe(false);
});

it('stops by a request, resumes by another stream, and needs no acknowledgements', async () => {
  FakeEvents.last().opens();
  transport.send({ type: 'stop', generation_id: 'g' });
  expect(calls[0]).toMatchObject({ url: 'http://host/chats/c/generations/g/stop', method: 'POST' });
  const [first] = FakeEvents.all;
  transport.send({ type: 'resume', generation_id: 'g', after_seq: 7 });
  expect(first?.closed).toBe(true);
  expect(FakeEvents.last().url).toBe('http://host/chats/c/events?g:7');
  expect(transport.send({ type: 'ack' })).toBe(true);
  await settled();
  expect(calls).toHaveLength(1);
});

it.each([
  [404, GONE],
  [401, SIGNED_OUT],
  [200, UNKNOWN],
])('asks why the stream ended: %i', async (status, code) => {
  FakeEvents.last().opens();
  answers.push(json(status, {}));
  FakeEvents.last().breaks();
  await vi.waitFor(() => expect(closed).toEqual([code]));
});
