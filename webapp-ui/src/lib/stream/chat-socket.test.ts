import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatSocket, type ConnectionState } from './chat-socket';
import type { Frame } from './frames';

/** The server's end of a connection, under the test's control. */
class Line extends EventTarget {
  static readonly OPEN = 1;
  static lines: Line[] = [];
  readonly sent: string[] = [];
  readyState = 0;
  binaryType = 'blob';

  constructor(readonly url: string) {
    super();
    Line.lines.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  says(frame: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  breaks(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

let states: ConnectionState[];
let frames: Frame[];
let socket: ChatSocket;

/** The connection of this number, from 0, once it is tried. */
async function line(number: number): Promise<Line> {
  for (let waited = 0; waited < 60_000 && !Line.lines[number]; waited += 50) {
    await vi.advanceTimersByTimeAsync(50);
  }
  const found = Line.lines[number];
  if (!found) {
    throw new Error(`There is no connection ${number}.`);
  }
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Line);
  Line.lines = [];
  states = [];
  frames = [];
  socket = new ChatSocket('ws://host/chat', {
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
  });
});

afterEach(() => {
  socket.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the socket of a chat', () => {
  it('hands on the frames that it knows, and sends only while it is open', async () => {
    const first = await line(0);
    expect(socket.send({ type: 'ping' })).toBe(false);
    first.opens();
    first.says({ type: 'heartbeat' });
    first.says({ type: 'from the future' });
    expect(socket.send({ type: 'message', content: 'Hello' })).toBe(true);
    expect(states).toEqual(['connecting', 'open']);
    expect(frames).toEqual([{ type: 'heartbeat' }]);
    expect(first.sent).toEqual(['{"type":"message","content":"Hello"}']);
  });

  it.each([1001, 1006, 1012, 1013])('connects again after a close with %i', async (code) => {
    (await line(0)).opens();
    (await line(0)).breaks(code);
    expect(states.at(-1)).toBe('reconnecting');
    (await line(1)).opens();
    expect(states.at(-1)).toBe('open');
  });

  it.each([
    [4404, 'gone'],
    [4401, 'signed-out'],
  ] as const)('stays closed after %i, which is %s', async (code, state) => {
    (await line(0)).opens();
    (await line(0)).breaks(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toBe(state);
    expect(Line.lines).toHaveLength(1);
  });

  it('asks a server that is silent, and leaves it when it stays so', async () => {
    const first = await line(0);
    first.opens();
    await vi.advanceTimersByTimeAsync(26_000);
    expect(first.sent).toContain('{"type":"ping"}');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states).toContain('reconnecting');
    expect(Line.lines.length).toBeGreaterThan(1);
  });

  it('keeps a connection on which heartbeats come', async () => {
    const first = await line(0);
    first.opens();
    for (let beats = 0; beats < 10; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      first.says({ type: 'heartbeat' });
    }
    expect(states).toEqual(['connecting', 'open']);
  });

  it('does not wait once the network is back', async () => {
    for (let tries = 0; tries < 9; tries += 1) {
      (await line(tries)).breaks(1006);
    }
    const before = Line.lines.length;
    await vi.advanceTimersByTimeAsync(10);
    expect(Line.lines).toHaveLength(before);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(10);
    expect(Line.lines).toHaveLength(before + 1);
  });

  it('says that the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    (await line(0)).breaks(1006);
    expect(states.at(-1)).toBe('offline');
  });

  it('says nothing after it was closed', async () => {
    const first = await line(0);
    first.opens();
    socket.close();
    first.says({ type: 'heartbeat' });
    first.breaks(1006);
    expect(states).toEqual(['connecting', 'open']);
    expect(frames).toEqual([]);
  });
});
