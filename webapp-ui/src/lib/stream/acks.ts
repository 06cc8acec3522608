/** The server sends at most 256 KiB beyond what was acknowledged. */
const EACH_LENGTH = 32 * 1024;
const EACH_MS = 1_000;

/** Tells the server how far this client has come in a log: often enough to be sent more, and no oftener. */
export class Acks {
  private length = 0;
  private due: { readonly generationId: string; readonly seq: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (frame: { type: 'ack'; generation_id: string; seq: number }) => void) {}

  /** Entries of this length, in UTF-16 code units, are there up to `seq`; `last` of the log or not. */
  took(generationId: string, seq: number, length: number, last: boolean): void {
    if (this.due && this.due.generationId !== generationId) {
      this.flush();
    }
    this.due = { generationId, seq };
    this.length += length;
    if (last || this.length >= EACH_LENGTH) {
      this.flush();
    } else {
      this.timer ??= setTimeout(() => this.flush(), EACH_MS);
    }
  }

  /** Another connection has a count of its own. */
  reset(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.due = undefined;
    this.length = 0;
  }

  private flush(): void {
    const { due } = this;
    this.reset();
    if (due) {
      this.send({ type: 'ack', generation_id: due.generationId, seq: due.seq });
    }
  }
}
