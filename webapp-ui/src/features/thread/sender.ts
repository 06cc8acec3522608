import type { ErrorFrame } from '@/lib/stream/frames';
import type { ClientFrame } from '@/lib/stream/transport';
import { type Outgoing, readOutbox, textOf, writeOutbox } from './outbox';

/** Where the server does not say when to ask again. */
const RETRY_MS = 2_000;

export type SenderOptions = {
  /** Whether the frame went out. */
  readonly send: (frame: ClientFrame) => boolean;
  /** Whether an answer is under way: a chat has one at a time. */
  readonly busy: () => boolean;
  readonly changed: (outbox: readonly Outgoing[], asking: boolean) => void;
};

/**
 * Sends what is asked, one after the other, each until the server has it: over every new connection again, with the id of
 * the first time, since it may have arrived.
 */
export class Sender {
  private entries: readonly Outgoing[];
  private flying = false;
  /** A message has arrived, and its answer has not begun. */
  private awaiting = false;
  private caughtUp = false;
  /** The first was sent before, and may have arrived then. */
  private repeats = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What a tab that is gone had written and not sent. */
  readonly found: string;

  constructor(
    private readonly chatId: string,
    private readonly options: SenderOptions,
  ) {
    const { own, left } = readOutbox(chatId);
    this.entries = [...left.filter(({ sent }) => sent), ...own];
    this.found = textOf(left.filter(({ sent }) => !sent));
    writeOutbox(chatId, this.entries);
  }

  get outbox(): readonly Outgoing[] {
    return this.entries;
  }

  /** Whether the first is on its way, or an answer to what has arrived. */
  get asking(): boolean {
    return this.flying || this.awaiting;
  }

  add(entry: Outgoing): void {
    this.store([...this.entries, entry]);
    this.pump();
  }

  /** The text of a request that waits and now does not any more; nothing if it may have arrived: it would be there twice. */
  takeBack(id: string): string | undefined {
    const entry = this.entries.find((each) => each.id === id);
    if (!entry || entry.sent) {
      return undefined;
    }
    this.store(this.entries.filter((each) => each !== entry));
    return textOf([entry]);
  }

  /** Sends the next if it is its turn. */
  pump(): void {
    const first = this.entries[0];
    if (first && !this.asking && this.caughtUp && !this.options.busy()) {
      this.repeats = first.sent === true;
      this.flying = this.options.send({ ...first.ask, client_message_id: first.id });
      this.mark(this.flying || first.sent === true);
    }
  }

  /** A new connection: what was on its way may be lost. */
  opened(): void {
    this.caughtUp = true;
    this.lost();
    this.pump();
  }

  lost(): void {
    clearTimeout(this.timer);
    if (this.asking) {
      this.flying = false;
      this.awaiting = false;
      this.changed();
    }
  }

  /** The text of the message that the server has now. A server of part A does not say which. */
  saved(clientId: string | undefined): string | undefined {
    const entry = this.entries.find(({ id }) => clientId === undefined || id === clientId);
    if (entry?.ask.type !== 'message') {
      return undefined;
    }
    this.awaiting = this.flying && entry === this.entries[0];
    this.remove(entry);
    return entry.ask.content;
  }

  /** An answer begins. The message that it takes the place of, if it was asked for here. */
  begun(): string | undefined {
    const first = this.entries[0];
    if (!first || !this.flying || first.ask.type === 'message') {
      return undefined;
    }
    this.remove(first);
    return first.ask.message_id;
  }

  /** What was awaited has begun, or will not come. */
  answered(): void {
    if (this.awaiting) {
      this.awaiting = false;
      this.changed();
    }
  }

  /** The server writes another answer: the first waits for its end. */
  waits(): void {
    this.flying = false;
    this.mark(false);
  }

  /**
   * Whether a request that the server could not take now is asked again, with the same id: where nobody knows whether it
   * has arrived, its text is not given back, to be sent twice.
   */
  retries({ code, retryable, client_message_id: id, retry_after_ms: delay }: ErrorFrame): boolean {
    const first = this.entries[0];
    const unknown = this.repeats || code === 'unavailable' || code === 'unexpected';
    if (!first || !this.flying || !retryable || !unknown || (id !== undefined && id !== first.id)) {
      return false;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.flying = false;
      this.pump();
    }, delay ?? RETRY_MS);
    return true;
  }

  /** The text of a request that the server does not take. */
  refused(clientId: string | undefined): string {
    const entry = this.entries.find(({ id }) => clientId === undefined || id === clientId);
    if (!entry || (clientId === undefined && !this.flying)) {
      return '';
    }
    this.remove(entry);
    return textOf([entry]);
  }

  /** The text of everything: none of it will be sent. */
  giveUp(): string {
    const text = textOf(this.entries);
    clearTimeout(this.timer);
    this.flying = false;
    this.awaiting = false;
    this.store([]);
    return text;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** Whether the first may have arrived. */
  private mark(sent: boolean): void {
    this.store(this.entries.map((entry, index) => (index > 0 ? entry : marked(entry, sent))));
  }

  private remove(entry: Outgoing): void {
    if (entry === this.entries[0]) {
      this.flying = false;
      clearTimeout(this.timer);
    }
    this.store(this.entries.filter((each) => each !== entry));
  }

  private store(entries: readonly Outgoing[]): void {
    this.entries = entries;
    writeOutbox(this.chatId, entries);
    this.changed();
  }

  private changed(): void {
    this.options.changed(this.entries, this.asking);
  }
}

function marked({ id, ask }: Outgoing, sent: boolean): Outgoing {
  return sent ? { id, ask, sent } : { id, ask };
}
