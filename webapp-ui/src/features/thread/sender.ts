import type { ClientFrame } from '@/lib/stream/transport';
import { type Outgoing, readOutbox, textOf, writeOutbox } from './outbox';

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

  constructor(
    private readonly chatId: string,
    private readonly options: SenderOptions,
  ) {
    this.entries = readOutbox(chatId);
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
    this.flying = false;
    this.awaiting = false;
    this.store([]);
    return text;
  }

  /** Whether the first may have arrived. */
  private mark(sent: boolean): void {
    this.store(this.entries.map(({ id, ask }, index) => (index === 0 && sent ? { id, ask, sent } : { id, ask })));
  }

  private remove(entry: Outgoing): void {
    if (entry === this.entries[0]) {
      this.flying = false;
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
