import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { overEvents } from './event-stream';
import { FakeEvents, FakeSocket } from './fake-line';
import { type Frame, parseFrame } from './frames';
import { Line, type LineState } from './line';
import { overSocket } from './transport';

let states: LineState[];
let frames: Frame[];
let line: Line<Frame>;
let healthy: boolean;

const status = () => states.at(-1)?.status;

/** Lets time pass until there are so many sockets. */
async function sockets(count: number): Promise<FakeSocket> {
  for (let waited = 0; waited < 60_000 && FakeSocket.all.length < count; waited += 50) {
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(FakeSocket.all.length).toBe(count);
  return FakeSocket.last();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('EventSource', FakeEvents);
  vi.stubGlobal('fetch', () => Promise.resolve({ status: healthy ? 200 : 404 }));
  FakeSocket.all = [];
  FakeEvents.all = [];
  states = [];
  frames = [];
  healthy = true;
  line = new Line<Frame>({
    socket: overSocket(() => 'ws://host/chat'),
    slow: overEvents({ chat: 'http://host/chat', events: () => 'http://host/chat/events' }),
    reachable: () => Promise.resolve(healthy),
    parse: parseFrame,
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
  });
});

afterEach(() => {
  line.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a line', () => {
  it('hands on the frames that it knows, and sends only while it is open', async () => {
    const first = await sockets(1);
    expect(line.send({ type: 'ping' })).toBe(false);
    first.opens();
    first.says({ type: 'heartbeat' }, { type: 'from the future' });
    expect(line.send({ type: 'message', content: 'Hello' })).toBe(true);
    expect(states.map((each) => each.status)).toEqual(['connecting', 'open']);
    expect(frames).toEqual([{ type: 'heartbeat' }]);
    expect(first.sent).toEqual([{ type: 'message', content: 'Hello' }]);
  });

  it.each([1001, 1006, 1012, 1013])('connects again after a close with %i, and says when', async (code) => {
    (await sockets(1)).opens();
    FakeSocket.last().breaks(code);
    expect(status()).toBe('waiting');
    expect(states.at(-1)?.retryAt).toBeGreaterThan(Date.now());
    (await sockets(2)).opens();
    expect(states.at(-1)).toEqual({ status: 'open', slow: false, lost: true, retryAt: undefined });
  });

  it.each([
    [4404, 'gone'],
    [4401, 'signed-out'],
  ] as const)('stays closed after %i, which is %s', async (code, expected) => {
    (await sockets(1)).opens();
    FakeSocket.last().breaks(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(status()).toBe(expected);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('waits as long as a server that goes down asks for', async () => {
    (await sockets(1)).opens();
    FakeSocket.last().says({ type: 'draining', retry_after_ms: 9_000 });
    FakeSocket.last().breaks(1001);
    await vi.advanceTimersByTimeAsync(8_900);
    expect(FakeSocket.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('asks a server that is silent, and leaves it when it stays so', async () => {
    const first = await sockets(1);
    first.opens();
    await vi.advanceTimersByTimeAsync(26_000);
    expect(first.sent).toContainEqual({ type: 'ping' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  it('keeps a connection on which heartbeats come', async () => {
    const first = await sockets(1);
    first.opens();
    for (let beats = 0; beats < 10; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      first.says({ type: 'heartbeat' });
    }
    expect(states.map((each) => each.status)).toEqual(['connecting', 'open']);
  });

  it('gives up a connection that does not open, and one that does not answer a person who is back', async () => {
    await sockets(1);
    await vi.advanceTimersByTimeAsync(9_000);
    (await sockets(2)).opens();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(FakeSocket.last().sent).toEqual([{ type: 'ping' }]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(FakeSocket.all.length).toBeGreaterThan(2);
  });

  it('does not wait once the network is back, or when it is told to', async () => {
    healthy = false;
    for (let tries = 1; tries < 9; tries += 1) {
      (await sockets(tries)).breaks();
    }
    window.dispatchEvent(new Event('online'));
    expect(FakeSocket.all).toHaveLength(9);
    FakeSocket.last().breaks();
    line.hurry();
    expect(FakeSocket.all).toHaveLength(10);
  });

  it('says that the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    (await sockets(1)).breaks();
    expect(status()).toBe('offline');
  });

  it('says nothing after it was closed', async () => {
    const first = await sockets(1);
    first.opens();
    line.close();
    first.says({ type: 'heartbeat' });
    first.breaks();
    expect(status()).toBe('open');
    expect(frames).toEqual([]);
  });
});

describe('a line where WebSockets are blocked', () => {
  async function slow(): Promise<FakeEvents> {
    (await sockets(1)).breaks();
    (await sockets(2)).breaks();
    await vi.advanceTimersByTimeAsync(1);
    FakeEvents.last().opens();
    return FakeEvents.last();
  }

  it('takes the slow way after two tries, and says so', async () => {
    const events = await slow();
    expect(states.at(-1)).toMatchObject({ status: 'open', slow: true });
    events.says({ type: 'chunk', content: 'a' });
    expect(frames).toEqual([{ type: 'chunk', content: 'a' }]);
    expect(line.send({ type: 'ack' })).toBe(true);
  });

  it('does not, where the server does not answer at all', async () => {
    healthy = false;
    for (let tries = 1; tries < 5; tries += 1) {
      (await sockets(tries)).breaks();
    }
    expect(FakeEvents.all).toEqual([]);
  });

  it('goes back to the WebSocket when that opens, and loses nothing meanwhile', async () => {
    const events = await slow();
    for (let beats = 0; beats < 80 && FakeSocket.all.length === 2; beats += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      events.says({ type: 'heartbeat' });
    }
    expect(events.closed).toBe(false);
    const third = await sockets(3);
    third.opens();
    expect(events.closed).toBe(true);
    third.says({ type: 'pong' });
    expect(states.at(-1)).toMatchObject({ status: 'open', slow: false });
    expect(frames.at(-1)).toEqual({ type: 'pong' });
    third.breaks();
    expect(status()).toBe('waiting');
  });

  it('stays on the slow way while the WebSocket does not open', async () => {
    const events = await slow();
    for (let beats = 0; beats < 9; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      events.says({ type: 'heartbeat' });
      if (FakeSocket.last().readyState === 0) {
        FakeSocket.last().breaks();
      }
    }
    expect(FakeSocket.all.length).toBeGreaterThan(2);
    expect(states.at(-1)).toMatchObject({ status: 'open', slow: true });
  });

  it('tries the WebSocket again when the slow way does not open either', async () => {
    (await sockets(1)).breaks();
    (await sockets(2)).breaks();
    await vi.advanceTimersByTimeAsync(1);
    FakeEvents.last().breaks();
    (await sockets(3)).opens();
    expect(states.at(-1)).toMatchObject({ status: 'open', slow: false });
  });

  it('learns that the chat is gone', async () => {
    const events = await slow();
    healthy = false;
    events.breaks();
    await vi.advanceTimersByTimeAsync(1);
    expect(status()).toBe('gone');
  });
});
