import { notifyManager, type QueryClient } from '@tanstack/react-query';
import { socketUrl } from '@/lib/base-url';
import { closes, reduceAnswer } from '@/lib/stream/answer';
import { ChatSocket, type ConnectionState } from '@/lib/stream/chat-socket';
import type { Frame } from '@/lib/stream/frames';
import { ThreadCache, userMessage } from './thread-cache';
import { readUnsent, type Unsent, writeUnsent } from './unsent';

/** Text that did not reach the server, and why: it goes back to where it was written. */
export type Returned = { readonly text: string; readonly words: string };

export type ConversationState = {
  readonly connection: ConnectionState;
  /** A text on its way, shown as if it had arrived. */
  readonly sending: string | undefined;
  readonly returned: Returned | undefined;
};

export const CONNECTING: ConversationState = { connection: 'connecting', sending: undefined, returned: undefined };

/** Frames of a hidden page are not drawn, and it gets no animation frames. */
const HIDDEN_FLUSH_MS = 200;

const LOST = 'The connection broke before your message arrived. It is back in the field: send it again.';
const UNKNOWN =
  'The connection broke while your message was on its way. Look whether it arrived before you send it again.';

/** One chat by its socket: what comes goes into the query cache, what is written goes out, and none of it is lost. */
export class Conversation {
  private state: ConversationState;
  private unsent: Unsent | undefined;
  private readonly cache: ThreadCache;
  private readonly socket: ChatSocket;
  private readonly frames: Frame[] = [];
  private cancelFlush: (() => void) | undefined;
  private closed = false;

  constructor(
    client: QueryClient,
    private readonly chatId: string,
    private readonly onChange: (state: ConversationState) => void,
  ) {
    this.cache = new ThreadCache(client, chatId);
    this.unsent = readUnsent(chatId);
    this.state = { ...CONNECTING, sending: this.unsent?.text };
    this.socket = new ChatSocket(socketUrl(`chats/${chatId}/stream`), {
      onFrame: this.received,
      onState: this.connected,
    });
  }

  /** Whether the text is on its way; if not, it stays with the caller. */
  send(text: string): boolean {
    if (this.unsent || !this.socket.send({ type: 'message', content: text })) {
      return false;
    }
    this.track({ text, after: this.cache.messages.at(-1)?.id });
    this.change({ returned: undefined });
    return true;
  }

  stop(): void {
    const generationId = this.cache.answer?.generationId;
    if (generationId !== undefined) {
      this.socket.send({ type: 'stop', generation_id: generationId });
    }
  }

  close(): void {
    this.closed = true;
    this.cancelFlush?.();
    this.socket.close();
    this.cache.show(undefined);
  }

  private readonly received = (frame: Frame) => {
    this.frames.push(frame);
    // One look at the page for all frames since the last: a fast model must not make the browser work more.
    this.cancelFlush ??= soon(this.flush);
  };

  private readonly flush = () => {
    this.cancelFlush?.();
    this.cancelFlush = undefined;
    notifyManager.batch(() => {
      for (const frame of this.frames.splice(0)) {
        this.apply(frame);
      }
    });
  };

  private apply(frame: Frame): void {
    const before = this.cache.answer;
    if (frame.type === 'user_message_saved') {
      this.saved(frame.message_id, frame.created_at);
    } else if (frame.type === 'message_created') {
      this.cache.insert(frame.message);
    } else if (frame.type === 'chat_updated' || frame.type === 'chat_deleted') {
      this.cache.chatsChanged();
    } else if (frame.type === 'error' && frame.generation_id === undefined && !closes(before, frame)) {
      this.giveBack(frame.content);
    } else {
      const after = reduceAnswer(before, frame);
      if (after?.end) {
        this.cache.close(after);
      } else {
        this.cache.show(after);
      }
    }
  }

  private readonly connected = (connection: ConnectionState) => {
    this.change({ connection });
    if (connection === 'open') {
      this.flush();
      void this.catchUp(this.unsent);
    } else if (connection === 'gone' || connection === 'signed-out') {
      this.flush();
      if (this.unsent) {
        this.giveBack(LOST);
      }
      this.cache.chatsChanged();
    }
  };

  /** The socket first and the messages then, so that nothing falls between the two. `unsent` went over a socket before. */
  private async catchUp(unsent: Unsent | undefined): Promise<void> {
    const shown = this.cache.answer;
    const read = await this.cache.reread();
    if (this.closed) {
      return;
    }
    this.flush();
    if (shown && this.cache.answer === shown) {
      // The server did not begin it anew: it has ended meanwhile, and is among the messages.
      this.cache.show(undefined);
    }
    if (unsent && unsent === this.unsent) {
      if (this.arrived(unsent)) {
        this.track(undefined);
      } else {
        this.giveBack(read ? LOST : UNKNOWN);
      }
    }
  }

  private arrived({ text, after }: Unsent): boolean {
    const { messages } = this.cache;
    const since = messages.slice(messages.findIndex(({ id }) => id === after) + 1);
    return since.some(({ role, content }) => role === 'user' && content === text);
  }

  private saved(messageId: string, createdAt: string | undefined): void {
    if (this.unsent) {
      this.cache.keep(userMessage(this.chatId, messageId, this.unsent.text, createdAt));
      this.track(undefined);
    }
  }

  private giveBack(words: string): void {
    const text = this.unsent?.text ?? '';
    this.track(undefined);
    this.change({ returned: { text, words } });
  }

  private track(unsent: Unsent | undefined): void {
    this.unsent = unsent;
    writeUnsent(this.chatId, unsent);
    this.change({ sending: unsent?.text });
  }

  private change(part: Partial<ConversationState>): void {
    this.state = { ...this.state, ...part };
    if (!this.closed) {
      this.onChange(this.state);
    }
  }
}

/** Runs the task with the next picture, or after a while where none is drawn; returns how to call it off. */
function soon(task: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(task, HIDDEN_FLUSH_MS);
    return () => clearTimeout(timer);
  }
  const request = requestAnimationFrame(task);
  return () => cancelAnimationFrame(request);
}
