import type { QueryClient } from '@tanstack/react-query';
import type { Chat } from '@/api/chats';
import { putChat } from '@/commands/chat-cache';
import { t } from '@/lib/i18n';
import { problemWords } from '@/lib/problem-words';
import { useSignedOut } from '@/lib/signed-out';
import { closes } from '@/lib/stream/answer';
import type { ErrorFrame, Frame, SavedFrame } from '@/lib/stream/frames';
import { CONNECTING, type Line, type LineState } from '@/lib/stream/line';
import { AnswerLog } from './answer-log';
import { openChatLine } from './chat-line';
import { Inbox } from './inbox';
import { type Ask, type Outgoing, outgoing } from './outbox';
import { Sender } from './sender';
import { userMessage } from './stream-state';
import { ThreadCache } from './thread-cache';

/** Text that did not reach the server, and why: it goes back to where it was written. */
export type Returned = { readonly text: string; readonly words: string | undefined };

export type ConversationState = {
  readonly connection: LineState;
  /** What was asked and is not known to have arrived, oldest first. */
  readonly outbox: readonly Outgoing[];
  /** The first of them, or an answer to what has arrived, is on its way; the others wait until the answer has ended. */
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

/** Whatever is said of an answer, it has begun, or will not. */
const ABOUT_ANSWERS: ReadonlySet<Frame['type']> = new Set([
  'start',
  'snapshot',
  'progress',
  'reasoning',
  'chunk',
  'end',
  'error',
]);

/** One chat by its line: what comes goes into the query cache, what is written goes out, and none of it is lost. */
export class Conversation {
  private state: ConversationState;
  private readonly cache: ThreadCache;
  private readonly sender: Sender;
  private readonly log: AnswerLog;
  private readonly line: Line<Frame>;
  private readonly inbox = new Inbox<Frame>((frame) => this.apply(frame));
  private stopWanted = false;
  private closed = false;

  constructor(
    private readonly client: QueryClient,
    private readonly chatId: string,
    private onChange: (state: ConversationState) => void,
  ) {
    this.cache = new ThreadCache(client, chatId);
    this.sender = new Sender(chatId, {
      send: (frame) => this.line.send(frame),
      busy: () => this.cache.answer !== undefined,
      changed: (outbox, asking) => this.change({ outbox, asking }),
    });
    this.log = new AnswerLog(this.cache, {
      send: (frame) => this.line.send(frame),
      restart: () => this.line.restart(),
      begins: () => this.sender.begun(),
      began: () => this.sendStop(),
      ended: this.ended,
    });
    this.state = { ...QUIET, outbox: this.sender.outbox };
    this.line = openChatLine(chatId, {
      shown: () => this.cache.answer,
      onFrame: (frame) => this.inbox.add(frame),
      onState: this.connected,
    });
    window.addEventListener('online', this.reconcile);
    document.addEventListener('visibilitychange', this.reconcile);
    if (this.sender.found) {
      this.giveBack(this.sender.found, undefined);
    }
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
      this.stopsNothing();
      this.giveBack(text, undefined);
    }
  }

  /** Ends the answer under way, also one that has not begun yet or that cannot be reached now. */
  stop(): void {
    const first = this.sender.outbox[0];
    if (this.cache.answer || this.sender.asking || first?.sent) {
      this.stopWanted = true;
      this.change({ stopping: true });
      this.sendStop();
    } else if (first) {
      this.takeBack(first.id);
    }
  }

  readonly reconnect = () => this.line.hurry();

  /** Whether something is still to go out, and can, or has come back and nobody has seen it. */
  get waits(): boolean {
    const { connection, outbox, returned } = this.state;
    const over = connection.status === 'gone' || connection.status === 'signed-out';
    return returned !== undefined || (outbox.length > 0 && !over);
  }

  /** Tells another from now on, and how it is at once. */
  tell(onChange: (state: ConversationState) => void): void {
    this.onChange = onChange;
    onChange(this.state);
  }

  /** What came back is where it was written, and why has been read. */
  seen(): void {
    if (this.state.returned) {
      this.change({ returned: undefined });
    }
  }

  /** What came back is where it was written; why is told to who comes. */
  kept(): void {
    if (this.state.returned?.text) {
      this.giveBack('', this.state.returned.words);
    }
  }

  close(): void {
    this.closed = true;
    window.removeEventListener('online', this.reconcile);
    document.removeEventListener('visibilitychange', this.reconcile);
    this.inbox.close();
    this.log.close();
    this.sender.close();
    this.line.close();
    this.cache.show(undefined);
  }

  private apply(frame: Frame): void {
    this.dispatch(frame);
    if (ABOUT_ANSWERS.has(frame.type)) {
      this.sender.answered();
      this.settle();
    }
  }

  /** Where no answer is under way or awaited, nothing is to be stopped, and the next may go out. */
  private settle(): void {
    if (!this.cache.answer && !this.sender.asking) {
      if (this.stopWanted) {
        this.stopsNothing();
      }
      this.sender.pump();
    }
  }

  private dispatch(frame: Frame): void {
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
          this.log.take(frame);
        }
        break;
      case 'start':
        this.log.starts(frame);
        break;
      case 'snapshot':
        this.log.snapshot(frame);
        break;
      default:
        this.log.take(frame);
    }
  }

  private readonly ended = () => {
    this.stopsNothing();
    this.sender.pump();
  };

  /** What was to be stopped has ended, or will not be. */
  private stopsNothing(): void {
    this.stopWanted = false;
    this.change({ stopping: false });
  }

  private saved(frame: SavedFrame): void {
    const content = this.sender.saved(frame.client_message_id);
    if (content !== undefined && this.state.returned?.text === '') {
      // What kept it from being taken is over.
      this.giveBack('', undefined);
    }
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
      this.stopsNothing();
      void this.cache.reread().then(() => this.sender.pump());
      return;
    }
    if (this.sender.retries(frame)) {
      this.giveBack('', t('The server cannot take it now. It is sent again by itself.'));
      return;
    }
    this.stopsNothing();
    this.giveBack(this.sender.refused(frame.client_message_id), problemWords(frame.code, frame.content));
    this.sender.pump();
  }

  private readonly connected = (connection: LineState) => {
    if (this.closed) {
      return;
    }
    this.change({ connection });
    if (connection.status === 'open') {
      this.inbox.takeAll();
      this.log.opened();
      this.sender.opened();
      this.sendStop();
      void this.catchUp();
    } else if (connection.status === 'signed-out') {
      this.inbox.takeAll();
      // What was on its way stays: once this person is back it is sent again, with the id of the first time.
      this.sender.lost();
      useSignedOut.getState().tell(true);
    } else if (connection.status === 'gone') {
      this.inbox.takeAll();
      const text = this.sender.giveUp();
      if (text) {
        this.giveBack(text, t('Your message did not arrive. It is back in the field.'));
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
    this.inbox.takeAll();
    if (shown && this.cache.answer === shown && this.cache.messages.some(({ id }) => id === shown.messageId)) {
      // It has ended meanwhile, and is among the messages.
      this.cache.show(undefined);
      this.stopsNothing();
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

  private giveBack(text: string, words: string | undefined): void {
    this.change({ returned: { text, words } });
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
