import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { Chat } from '@/api/chats';
import { putChat } from '@/commands/chat-cache';
import { t } from '@/lib/i18n';
import { problemWords } from '@/lib/problem-words';
import { useSignedOut } from '@/lib/signed-out';
import { Acks } from '@/lib/stream/acks';
import { type Answer, closes, failureOf, reduceAnswer } from '@/lib/stream/answer';
import { sha256 } from '@/lib/stream/digest';
import type { EndFrame, ErrorFrame, Frame, SavedFrame, SnapshotFrame, StartFrame } from '@/lib/stream/frames';
import { CONNECTING, type Line, type LineState } from '@/lib/stream/line';
import { openChatLine } from './chat-line';
import { type Ask, type Outgoing, outgoing } from './outbox';
import { Sender } from './sender';
import { soon } from './soon';
import { userMessage } from './stream-state';
import { ThreadCache } from './thread-cache';

/** Text that did not reach the server, and why: it goes back to where it was written. */
export type Returned = { readonly text: string; readonly words: string | undefined };

export type ConversationState = {
  readonly connection: LineState;
  /** What was asked and is not known to have arrived, oldest first. */
  readonly outbox: readonly Outgoing[];
  /** The first of them is on its way; the others wait until the answer has ended. */
  readonly asking: boolean;
  /** The answer under way was told to stop. */
  readonly stopping: boolean;
  readonly returned: Returned | undefined;
};

export const QUIET: ConversationState = {
  connection: CONNECTING,
  outbox: [],
  asking: false,
  stopping: false,
  returned: undefined,
};

/** Beyond the end of any log: asks for nothing of it but how it ended. */
const PAST_ITS_END = 2 ** 31 - 1;

/** So much text is taken at once, drawn or not, so that the server hears that it has come. */
const MOST_UNTAKEN = 32 * 1024;

/** One chat by its line: what comes goes into the query cache, what is written goes out, and none of it is lost. */
export class Conversation {
  private state: ConversationState;
  private readonly cache: ThreadCache;
  private readonly sender: Sender;
  private readonly line: Line<Frame>;
  private readonly acks = new Acks((frame) => this.line.send(frame));
  private readonly frames: Frame[] = [];
  private untaken = 0;
  private cancelFlush: (() => void) | undefined;
  /** Where the log was asked for, so that one gap is one request. */
  private resumedAt: string | undefined;
  private stopWanted = false;
  private closed = false;

  constructor(
    private readonly client: QueryClient,
    private readonly chatId: string,
    private readonly onChange: (state: ConversationState) => void,
  ) {
    this.cache = new ThreadCache(client, chatId);
    this.sender = new Sender(chatId, {
      send: (frame) => this.line.send(frame),
      busy: () => this.cache.answer !== undefined,
      changed: (outbox, asking) => this.change({ outbox, asking }),
    });
    this.state = { ...QUIET, outbox: this.sender.outbox };
    this.line = openChatLine(chatId, {
      shown: () => this.cache.answer,
      onFrame: this.received,
      onState: this.connected,
    });
    window.addEventListener('online', this.reconcile);
    document.addEventListener('visibilitychange', this.reconcile);
  }

  /** Whether the request is on its way or waits for its turn; if not, its text stays with the caller. */
  ask(ask: Ask): boolean {
    const { status } = this.state.connection;
    if (status === 'gone' || status === 'signed-out') {
      return false;
    }
    this.change({ returned: undefined });
    this.sender.add(outgoing(ask));
    return true;
  }

  /** Takes back what waits; its text goes to where it was written. */
  takeBack(id: string): void {
    const text = this.sender.takeBack(id);
    if (text !== undefined) {
      this.change({ returned: { text, words: undefined } });
    }
  }

  /** Ends the answer under way, also one that has not begun yet or that cannot be reached now. */
  stop(): void {
    const first = this.sender.outbox[0];
    if (this.cache.answer || this.sender.asking) {
      this.stopWanted = true;
      this.change({ stopping: true });
      this.sendStop();
    } else if (first) {
      this.takeBack(first.id);
    }
  }

  readonly reconnect = () => this.line.hurry();

  close(): void {
    this.closed = true;
    window.removeEventListener('online', this.reconcile);
    document.removeEventListener('visibilitychange', this.reconcile);
    this.cancelFlush?.();
    this.acks.reset();
    this.line.close();
    this.cache.show(undefined);
  }

  private readonly received = (frame: Frame) => {
    this.frames.push(frame);
    this.untaken += 'content' in frame ? frame.content.length : 0;
    if (this.untaken >= MOST_UNTAKEN) {
      this.flush();
    } else {
      // One look at the page for all frames since the last: a fast model must not make the browser work more.
      this.cancelFlush ??= soon(this.flush);
    }
  };

  private readonly flush = () => {
    this.cancelFlush?.();
    this.cancelFlush = undefined;
    this.untaken = 0;
    notifyManager.batch(() => {
      for (const frame of this.frames.splice(0)) {
        this.apply(frame);
      }
    });
  };

  private apply(frame: Frame): void {
    switch (frame.type) {
      case 'user_message_saved':
        this.saved(frame);
        break;
      case 'message_created':
        if (!this.cache.leaveBranch()) {
          this.cache.insert(frame.message);
        }
        break;
      case 'message_updated':
        void this.cache.rereadMessage(frame.message.id);
        break;
      case 'messages_changed':
        void this.cache.reread();
        break;
      case 'chat_updated':
        this.chatUpdated(frame);
        break;
      case 'chat_deleted':
        this.cache.chatsChanged();
        break;
      case 'error':
        if (frame.code === 'unauthenticated') {
          // The line is closed next, and says the same.
          break;
        }
        if (frame.generation_id === undefined && !closes(this.cache.answer, frame)) {
          this.refused(frame);
        } else {
          this.log(frame);
        }
        break;
      case 'start':
        if (!this.isListed(frame)) {
          this.begins(frame);
        }
        break;
      case 'snapshot':
        if (!this.isListed(frame)) {
          this.log(frame);
        }
        break;
      default:
        this.log(frame);
    }
  }

  /** A frame of the answer under way, or of none. */
  private log(frame: Frame): void {
    const before = this.cache.answer;
    const after = reduceAnswer(before, frame);
    if (!after) {
      this.explainEnded(frame);
      return;
    }
    if (after.end) {
      this.ended(after, frame);
      return;
    }
    this.cache.show(after);
    if (after !== before && after.generationId !== undefined && 'seq' in frame && after.lastSeq === frame.seq) {
      this.acks.took(after.generationId, after.lastSeq, 'content' in frame ? frame.content.length : 0, false);
    }
    this.mend(after);
  }

  /** Asks for what is missing of an answer, once. */
  private mend(answer: Answer): void {
    const { generationId, lastSeq } = answer;
    const place = `${generationId}:${lastSeq}`;
    if ((!answer.gap && !answer.unread) || generationId === undefined || this.resumedAt === place) {
      return;
    }
    this.resumedAt = place;
    if (answer.unread) {
      // Where it cannot be read, another connection tries again.
      void this.cache.restore(answer).then(
        (restored) => restored && !this.closed && this.mend(restored),
        () => this.line.restart(),
      );
    } else {
      this.line.send({ type: 'resume', generation_id: generationId, after_seq: lastSeq });
    }
  }

  private begins(frame: StartFrame): void {
    const { answer } = this.cache;
    if (frame.resumed_from === undefined || answer?.generationId !== frame.generation_id) {
      const replaced = this.sender.begun();
      if (replaced !== undefined) {
        this.cache.cutFrom(replaced);
        this.cache.hasSiblings(frame.message_id ?? '');
      } else if (!this.cache.leaveBranch()) {
        // Where the question is not known here, the end of the answer or the next look at the messages puts it right.
        void this.cache.begin(frame.message_id).catch(() => undefined);
      }
      this.resumedAt = undefined;
    } else if (frame.resumed_from === answer?.lastSeq && frame.sha256 !== undefined) {
      void this.compare(answer, frame.sha256);
    }
    this.log(frame);
    this.sendStop();
  }

  /** The text so far must be the server's; else the whole log is asked for. */
  private async compare({ generationId, text }: Answer, expected: string): Promise<void> {
    if ((await sha256(text)) !== expected && this.cache.answer?.generationId === generationId) {
      this.cache.show(undefined);
      this.line.send({ type: 'resume', generation_id: generationId, after_seq: 0 });
    }
  }

  private ended(answer: Answer, frame: Frame): void {
    this.cache.close(answer);
    this.stopWanted = false;
    this.resumedAt = undefined;
    this.change({ stopping: false });
    const { seq, generation_id: id } = frame as EndFrame | ErrorFrame;
    if (seq !== undefined && id !== undefined) {
      this.acks.took(id, seq, 0, true);
    }
    this.sender.pump();
  }

  /** How an answer failed that was not seen to fail here. */
  private explainEnded(frame: Frame): void {
    if (frame.type === 'error' && frame.generation_id !== undefined && frame.message_id !== undefined) {
      this.cache.explain(frame.message_id, failureOf(frame));
    }
  }

  /** Whether the answer has ended and is among the messages: its log has nothing to tell but how. */
  private isListed({ message_id: id }: StartFrame | SnapshotFrame): boolean {
    return this.cache.answer?.messageId !== id && this.cache.messages.some((message) => message.id === id);
  }

  private saved(frame: SavedFrame): void {
    const content = this.sender.saved(frame.client_message_id);
    const { message_id: id, parent_id: parentId, created_at: createdAt } = frame;
    if (content !== undefined) {
      this.cache.add(userMessage(this.chatId, { id, content, parentId, createdAt }), parentId);
    }
  }

  private refused(frame: ErrorFrame): void {
    if (frame.code === 'generation_running') {
      this.sender.waits();
      const running = frame.running_generation_id;
      if (running !== undefined && this.cache.answer?.generationId !== running) {
        this.line.send({ type: 'resume', generation_id: running, after_seq: 0 });
      }
      return;
    }
    if (frame.code === 'not_found' && frame.client_message_id === undefined) {
      // The log that was asked for is not there.
      this.cache.show(undefined);
      void this.cache.reread().then(() => this.sender.pump());
      return;
    }
    this.stopWanted = false;
    const text = this.sender.refused(frame.client_message_id);
    this.change({ stopping: false, returned: { text, words: problemWords(frame.code, frame.content) } });
    this.sender.pump();
  }

  private readonly connected = (connection: LineState) => {
    if (this.closed) {
      return;
    }
    this.change({ connection });
    if (connection.status === 'open') {
      this.flush();
      this.acks.reset();
      this.resumedAt = undefined;
      this.sender.opened();
      this.sendStop();
      void this.catchUp();
    } else if (connection.status === 'signed-out') {
      this.flush();
      // What was on its way stays: once this person is back it is sent again, with the id of the first time.
      this.sender.lost();
      useSignedOut.getState().tell(true);
    } else if (connection.status === 'gone') {
      this.flush();
      const text = this.sender.giveUp();
      if (text) {
        this.change({ returned: { text, words: t('Your message did not arrive. It is back in the field.') } });
      }
      this.cache.chatsChanged();
    } else {
      this.sender.lost();
    }
  };

  /** The line first and the messages then, so that nothing falls between the two. */
  private async catchUp(): Promise<void> {
    const shown = this.cache.answer;
    await this.cache.reread();
    if (this.closed || this.state.connection.status !== 'open') {
      return;
    }
    this.flush();
    if (shown && this.cache.answer === shown && this.cache.messages.some(({ id }) => id === shown.messageId)) {
      // It has ended meanwhile, and is among the messages.
      this.cache.show(undefined);
    }
    this.sender.pump();
    const last = this.cache.messages.at(-1);
    if (last?.generation_id && isBroken(last.status) && !this.cache.failures[last.id]) {
      this.line.send({ type: 'resume', generation_id: last.generation_id, after_seq: PAST_ITS_END });
    }
  }

  private readonly reconcile = () => {
    if (document.visibilityState === 'visible' && this.state.connection.status === 'open') {
      void this.cache.reread();
    }
  };

  private sendStop(): void {
    const generationId = this.cache.answer?.generationId;
    if (this.stopWanted && generationId !== undefined) {
      this.line.send({ type: 'stop', generation_id: generationId });
    }
  }

  private chatUpdated(frame: { readonly chat?: unknown }): void {
    const chat = frame.chat as Chat | undefined;
    if (chat?.id === this.chatId) {
      putChat(this.client, chat);
      if (chat.active_message_id !== null && !this.shows(chat.active_message_id)) {
        // Somebody put another branch on show.
        void this.cache.reread();
      }
    } else {
      this.cache.chatsChanged();
    }
  }

  private shows(messageId: string): boolean {
    return this.cache.answer?.messageId === messageId || this.cache.messages.some(({ id }) => id === messageId);
  }

  private change(part: Partial<ConversationState>): void {
    this.state = { ...this.state, ...part };
    if (!this.closed) {
      this.onChange(this.state);
    }
  }
}

function isBroken(status: string): boolean {
  return status === 'failed' || status === 'interrupted';
}
