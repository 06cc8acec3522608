import type { Message } from '@/api/messages';
import type { Answer } from '@/lib/stream/answer';

/** The running answer in the query cache, beside the messages it will join. */
export function streamKey(chatId: string) {
  return ['stream', chatId] as const;
}

/** The message that an ended answer becomes; the server's own copy of it is read where this one is not whole. */
export function messageOf(chatId: string, answer: Answer): Message {
  return {
    id: answer.end?.messageId ?? answer.messageId ?? `answer-${answer.generationId ?? 'unknown'}`,
    chat_session_id: chatId,
    role: 'assistant',
    content: answer.text,
    created_at: new Date().toISOString(),
    message_metadata: {},
    parent_id: null,
    generation_id: answer.generationId ?? null,
    status: answer.end?.status ?? 'completed',
    reasoning: answer.reasoning || null,
    provider: answer.provider ?? null,
    model: answer.model ?? null,
    finish_reason: answer.end?.finishReason ?? null,
    usage: null,
    omitted_messages: null,
    version: 1,
    siblings: { index: 1, count: 1 },
    up_to_seq: null,
  };
}

export function userMessage(chatId: string, id: string, content: string, createdAt?: string): Message {
  return {
    id,
    chat_session_id: chatId,
    role: 'user',
    content,
    created_at: createdAt ?? new Date().toISOString(),
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

/** The list with this message in it, once: in its place if it is known, else at the end. */
export function withMessage(messages: readonly Message[], message: Message): Message[] {
  return messages.some(({ id }) => id === message.id)
    ? messages.map((each) => (each.id === message.id ? message : each))
    : [...messages, message];
}
