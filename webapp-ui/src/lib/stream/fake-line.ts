/** For tests: the server's end of a WebSocket, under the test's control. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readonly sent: Record<string, unknown>[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    FakeSocket.all.push(this);
  }

  static last(): FakeSocket {
    return at(FakeSocket.all, FakeSocket.all.length - 1);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  says(...frames: object[]): void {
    for (const frame of frames) {
      this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
    }
  }

  breaks(code = 1006): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

/** For tests: the server's end of an event stream. */
export class FakeEvents extends EventTarget {
  static all: FakeEvents[] = [];
  closed = false;

  constructor(readonly url: string) {
    super();
    FakeEvents.all.push(this);
  }

  static last(): FakeEvents {
    return at(FakeEvents.all, FakeEvents.all.length - 1);
  }

  close(): void {
    this.closed = true;
  }

  opens(): void {
    this.dispatchEvent(new Event('open'));
  }

  says(frame: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  breaks(): void {
    this.dispatchEvent(new Event('error'));
  }
}

function at<T>(all: readonly T[], index: number): T {
  const found = all[index];
  if (found === undefined) {
    throw new Error(`There is no connection ${index}.`);
  }
  return found;
}
