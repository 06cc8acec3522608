import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Message } from '@/api/messages';
import { problemWords } from '@/lib/problem-words';
import type { Answer, AnswerFailure } from '@/lib/stream/answer';

/** Why an answer failed, in words a person understands; `code` is what the program switches on. */
export type Failure = {
  readonly code: string;
  readonly words: string;
  readonly retryable: boolean;
  /** Before this, in milliseconds since 1970, another try makes no sense. */
  readonly retryAt: number | undefined;
};

/** What the line tells of a chat beside its messages. */
export type Stream = {
  /** The answer under way: it joins the messages when it ends. */
  readonly answer: Answer | undefined;
  /** How many answers were seen to begin: a short one has ended before the page was drawn. */
  readonly begun: number;
  /** By message: the server keeps the text of a failed answer, not the words about the failure. */
  readonly failures: Readonly<Record<string, Failure>>;
};

export const SILENT: Stream = { answer: undefined, begun: 0, failures: {} };

export function streamQuery(chatId: string) {
  return queryOptions({
    queryKey: ['stream', chatId] as const,
    queryFn: () => SILENT,
    initialData: SILENT,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** That an answer is under way, and which: all that most of the page needs to know of it while it grows. */
export type Answering = { readonly messageId: string | undefined };

/** The stream without the text. It is the same object until an answer begins or ends. */
export function streamHeadQuery(chatId: string) {
  return queryOptions({
    ...streamQuery(chatId),
    select: ({ answer, begun, failures }) => ({
      answering: answer && ({ messageId: answer.messageId } satisfies Answering),
      begun,
      failures,
    }),
  });
}

/** The answer under way, with each piece of it, where it is asked for. */
export function useRunningAnswer(chatId: string, asked: boolean): Answer | undefined {
  const { data } = useQuery({ ...streamQuery(chatId), select: ({ answer }) => answer, subscribed: asked });
  return asked ? data : undefined;
}

export function failureNow({ code, words, retryable, retryAfterMs }: AnswerFailure): Failure {
  return {
    code,
    words: problemWords(code, words),
    retryable,
    retryAt: retryAfterMs === undefined ? undefined : Date.now() + retryAfterMs,
  };
}

export function userMessage(
  chatId: string,
  saved: {
    readonly id: string;
    readonly content: string;
    readonly parentId?: string | null | undefined;
    readonly createdAt?: string | undefined;
  },
): Message {
  const { id, content, parentId, createdAt } = saved;
  return {
    ...blank(chatId, id),
    role: 'user',
    content,
    parent_id: parentId ?? null,
    ...(createdAt !== undefined && { created_at: createdAt }),
  };
}

export function endedMessage(chatId: string, answer: Answer): Message {
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
    omitted_messages: answer.omitted ?? null,
    usage: answer.end?.usage ?? null,
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
    rating: null,
    version: 1,
    siblings: { index: 1, count: 1, previous_id: null, next_id: null },
    up_to_seq: null,
  };
}
