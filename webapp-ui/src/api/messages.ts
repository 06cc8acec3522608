import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Message = components['schemas']['Message'];
export type MessageList = components['schemas']['MessageList'];

const PAGE = 1000;

/** Every ended message of a chat, oldest first, those that failed before any text included. */
export async function readMessages(chatId: string, signal?: AbortSignal): Promise<MessageList> {
  const messages: Message[] = [];
  for (;;) {
    const page = body(
      await http.GET('/api/v1/chats/{id}/messages', {
        params: { path: { id: chatId }, query: { include: 'failed', skip: messages.length, limit: PAGE } },
        ...(signal && { signal }),
      }),
    );
    messages.push(...page.messages);
    if (messages.length >= page.total || page.messages.length === 0) {
      return { messages, total: page.total };
    }
  }
}

export function messagesQuery(chatId: string) {
  return queryOptions({
    queryKey: queryKeys.messages(chatId),
    queryFn: ({ signal }) => readMessages(chatId, signal),
  });
}

/** One message with its text as it stands. */
export async function readMessage(chatId: string, messageId: string, signal?: AbortSignal): Promise<Message> {
  return body(
    await http.GET('/api/v1/chats/{id}/messages/{message_id}', {
      params: { path: { id: chatId, message_id: messageId } },
      ...(signal && { signal }),
    }),
  );
}
