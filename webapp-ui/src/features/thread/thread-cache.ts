import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Message, type MessageList, messagesQuery } from '@/api/messages';
import type { Answer } from '@/lib/stream/answer';
import type { MessageWire } from '@/lib/stream/frames';

/** Why an answer failed, in words a person understands; `code` is what the program switches on. */
export type Failure = { readonly code: string; readonly words: string };

/** What the socket tells of a chat beside its messages. */
export type Stream = {
  /** The answer under way: it joins the messages when it ends. */
  readonly answer: Answer | undefined;
  /** By message: the server keeps the text of a failed answer, not the words about the failure. */
  readonly failures: Readonly<Record<string, Failure>>;
};

const SILENT: Stream = { answer: undefined, failures: {} };

export function streamQuery(chatId: string) {
  return queryOptions({
    queryKey: ['stream', chatId] as const,
    queryFn: () => SILENT,
    initialData: SILENT,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** One chat in the query cache, as its socket changes it. */
export class ThreadCache {
  private readonly messagesKey;
  private readonly streamKey;

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

  show(answer: Answer | undefined): void {
    if (answer !== this.answer) {
      this.client.setQueryData(this.streamKey, { ...this.stream, answer });
    }
  }

  /** The answer has ended and is a message now. The server's copy is read where this one is not the whole of it. */
  close(answer: Answer): void {
    const message = endedMessage(this.chatId, answer);
    const { failures } = this.stream;
    const failure = answer.end?.failure;
    this.keep(message);
    this.client.setQueryData(this.streamKey, {
      answer: undefined,
      failures: failure ? { ...failures, [message.id]: failure } : failures,
    });
    if (!answer.end?.whole) {
      void this.reread();
    }
  }

  /** A message that somebody else wrote, or this reader in another window. */
  insert(message: MessageWire): void {
    if (message.role === 'user' && message.content !== undefined) {
      this.keep(userMessage(this.chatId, message.id, message.content, message.created_at));
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

  /** Reads the newest messages; whether that worked. */
  async reread(): Promise<boolean> {
    await this.client.invalidateQueries({ queryKey: this.messagesKey });
    return this.client.getQueryState(this.messagesKey)?.status === 'success';
  }

  chatsChanged(): void {
    void this.client.invalidateQueries({ queryKey: ['chats'] });
  }

  private get stream(): Stream {
    return this.client.getQueryData(this.streamKey) ?? SILENT;
  }
}

export function userMessage(chatId: string, id: string, content: string, createdAt?: string): Message {
  return { ...blank(chatId, id), role: 'user', content, ...(createdAt !== undefined && { created_at: createdAt }) };
}

function endedMessage(chatId: string, answer: Answer): Message {
  const id = answer.end?.messageId ?? answer.messageId ?? `answer-${answer.generationId ?? 'unknown'}`;
  return {
    ...blank(chatId, id),
    role: 'assistant',
    content: answer.text,
    generation_id: answer.generationId ?? null,
    status: answer.end?.status ?? 'completed',
    reasoning: answer.reasoning || null,
    provider: answer.provider ?? null,
    model: answer.model ?? null,
    finish_reason: answer.end?.finishReason ?? null,
  };
}

function blank(chatId: string, id: string): Omit<Message, 'role' | 'content'> {
  return {
    id,
    chat_session_id: chatId,
    created_at: new Date().toISOString(),
    message_metadata: {},
    parent_id: null,
    generation_id: null,
    status: 'completed',
    reasoning: null,
    provider: null,
    model: null,
    finish_reason: null,
    usage: null,
    omitted_messages: null,
    version: 1,
    siblings: { index: 1, count: 1 },
    up_to_seq: null,
  };
}
