import type { QueryClient } from '@tanstack/react-query';
import { branchQuery, type Message, type MessageList, messagesQuery, readMessage } from '@/api/messages';
import { queryKeys } from '@/api/query-keys';
import { type Answer, type AnswerFailure, restored } from '@/lib/stream/answer';
import { sha256 } from '@/lib/stream/digest';
import type { MessageWire } from '@/lib/stream/frames';
import { endedMessage, failureNow, SILENT, type Stream, streamQuery, userMessage } from './stream-state';

/** One chat in the query cache, as its line changes it. */
export class ThreadCache {
  private readonly messagesKey;
  private readonly streamKey;
  /** Answers that stand beside others: only the server knows their place. */
  private readonly siblings = new Set<string>();

  constructor(
    private readonly client: QueryClient,
    private readonly chatId: string,
  ) {
    this.messagesKey = messagesQuery(chatId).queryKey;
    this.streamKey = streamQuery(chatId).queryKey;
  }

  get answer(): Answer | undefined {
    return this.stream.answer;
  }

  get messages(): readonly Message[] {
    return this.client.getQueryData(this.messagesKey)?.messages ?? [];
  }

  get failures(): Stream['failures'] {
    return this.stream.failures;
  }

  show(answer: Answer | undefined): void {
    if (answer !== this.answer) {
      const begins = answer && (!this.answer || answer.generationId !== this.answer.generationId);
      const begun = this.stream.begun + (begins ? 1 : 0);
      this.client.setQueryData(this.streamKey, { ...this.stream, answer, begun });
    }
  }

  /** The answer has ended and is a message now. The server's copy is read where this one is not the whole of it. */
  close(answer: Answer): void {
    const message = endedMessage(this.chatId, answer);
    const before = this.messages.at(-1);
    this.keep({ ...message, parent_id: before?.role === 'user' ? before.id : null });
    this.client.setQueryData(this.streamKey, { ...this.stream, answer: undefined });
    if (answer.end?.failure) {
      this.explain(message.id, answer.end.failure);
    }
    if (!answer.end?.whole || this.siblings.delete(message.id)) {
      void this.rereadMessage(message.id);
    } else {
      void this.verify(message, answer.end.sha256);
    }
  }

  /** Why an answer failed. */
  explain(messageId: string, failure: AnswerFailure): void {
    const failures = { ...this.failures, [messageId]: failureNow(failure) };
    this.client.setQueryData(this.streamKey, { ...this.stream, failures });
  }

  private async verify({ id, content }: Message, expected: string | undefined): Promise<void> {
    if (expected !== undefined && (await sha256(content)) !== expected) {
      await this.rereadMessage(id);
    }
  }

  /** Shows of the answer under way what the server has of it. Returns it, or nothing where it is no longer under way. */
  async restore(answer: Answer): Promise<Answer | undefined> {
    const message = await readMessage(this.chatId, answer.messageId ?? '');
    const now = this.answer;
    if (now?.generationId !== answer.generationId || !now?.unread || message.up_to_seq === null) {
      return undefined;
    }
    const next = restored(now, message.content, message.reasoning ?? '', message.up_to_seq);
    this.show({ ...next, provider: message.provider ?? undefined, model: message.model ?? undefined });
    return this.answer;
  }

  /** The chat goes on: who looked at another branch by themselves is led back. Tells whether that was so. */
  leaveBranch(): boolean {
    const { queryKey } = branchQuery(this.chatId);
    const left = Boolean(this.client.getQueryData(queryKey));
    if (left) {
      this.client.setQueryData(queryKey, null);
      void this.reread();
    }
    return left;
  }

  /** A message that somebody else wrote, or this reader in another window. */
  insert(message: MessageWire): void {
    const { id, content, parent_id: parentId, created_at: createdAt } = message;
    if (message.role === 'user' && content !== undefined) {
      this.add(userMessage(this.chatId, { id, content, parentId, createdAt }), parentId);
    } else {
      void this.reread();
    }
  }

  /**
   * An answer begins. Where it takes the place of another, as on "regenerate", what followed the question goes: the
   * branch on show is the new one.
   */
  async begin(messageId: string | undefined): Promise<void> {
    const { messages } = this;
    const last = messages.at(-1);
    if (messageId === undefined || !last || last.role === 'user' || messages.some(({ id }) => id === messageId)) {
      return;
    }
    const { parent_id: parentId } = await readMessage(this.chatId, messageId);
    const place = this.messages.findIndex(({ id }) => id === parentId);
    if (place < 0) {
      await this.reread();
    } else if (this.messages[place + 1]?.id !== messageId) {
      // A short answer has ended before its place was known.
      const ended = this.messages.find(({ id }) => id === messageId);
      this.cutAt(place + 1);
      if (ended) {
        this.keep(ended);
        await this.rereadMessage(messageId);
      } else {
        this.siblings.add(messageId);
      }
    }
  }

  /** The messages from this answer on, or those after this question, are on another branch now. */
  cutFrom(messageId: string): void {
    const place = this.messages.findIndex(({ id }) => id === messageId);
    this.cutAt(this.messages[place]?.role === 'user' ? place + 1 : place);
  }

  /** The answer stands beside another. */
  hasSiblings(messageId: string): void {
    this.siblings.add(messageId);
  }

  private cutAt(place: number): void {
    if (place >= 0 && place < this.messages.length) {
      this.client.setQueryData(
        this.messagesKey,
        (list) =>
          list && {
            messages: list.messages.slice(0, place),
            total: list.total - (list.messages.length - place),
          },
      );
    }
  }

  /**
   * A new message under its parent, which a server of part A does not name: what followed there is on another branch
   * now.
   */
  add(message: Message, parentId: string | null | undefined): void {
    const { messages } = this;
    if (messages.some(({ id }) => id === message.id)) {
      return;
    }
    const parent = messages.findIndex(({ id }) => id === parentId);
    if (parentId === undefined || parent === messages.length - 1) {
      this.keep(message);
    } else if (parent >= 0 || parentId === null) {
      this.cutAt(parent + 1);
      this.keep(message);
      void (parent >= 0 ? this.rereadMessage(message.id) : this.reread());
    } else {
      void this.reread();
    }
  }

  /** The message in its place if it is known, else at the end. */
  keep(message: Message): void {
    this.client.setQueryData(this.messagesKey, (list): MessageList => {
      const known = list?.messages ?? [];
      return known.some(({ id }) => id === message.id)
        ? {
            messages: known.map((each) => (each.id === message.id ? message : each)),
            total: list?.total ?? known.length,
          }
        : { messages: [...known, message], total: (list?.total ?? 0) + 1 };
    });
  }

  /** Reads one message anew; all of them where that does not work. */
  async rereadMessage(id: string): Promise<void> {
    const message = await readMessage(this.chatId, id).catch(() => undefined);
    if (!message) {
      await this.reread();
    } else if (this.messages.some((each) => each.id === id)) {
      this.keep(message);
    }
  }

  /** Reads the newest messages. */
  async reread(): Promise<void> {
    await this.client.invalidateQueries({ queryKey: this.messagesKey });
  }

  chatsChanged(): void {
    void this.client.invalidateQueries({ queryKey: queryKeys.chatLists });
  }

  private get stream(): Stream {
    return this.client.getQueryData(this.streamKey) ?? SILENT;
  }
}
