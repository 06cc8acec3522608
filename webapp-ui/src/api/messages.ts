import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Message = components['schemas']['Message'];
/** Messages of a chat, oldest first, and how many it has in all: there are more before these where `total` is larger. */
export type MessageList = components['schemas']['MessageList'];

const PAGE = 50;

type Window = {
  readonly newest?: true;
  readonly before?: string;
  /** On another branch than the one on show: that which goes through this message. */
  readonly through?: string | undefined;
  readonly limit: number;
};

/** A window on the ended messages of a chat, those included that failed before any text. */
async function read(chatId: string, { through, ...window }: Window, signal?: AbortSignal): Promise<MessageList> {
  return body(
    await http.GET('/api/v1/chats/{id}/messages', {
      params: { path: { id: chatId }, query: { include: 'failed', ...window, ...(through && { through }) } },
      ...(signal && { signal }),
    }),
  );
}

/** One message; an answer under way with the text so far, and the `up_to_seq` that it goes up to. */
export async function readMessage(chatId: string, messageId: string): Promise<Message> {
  return body(
    await http.GET('/api/v1/chats/{id}/messages/{message_id}', {
      params: { path: { id: chatId, message_id: messageId } },
    }),
  );
}

/** The newest messages of a branch. */
function readLatest(
  chatId: string,
  through: string | undefined,
  signal: AbortSignal | undefined,
): Promise<MessageList> {
  return read(chatId, { through, newest: true, limit: PAGE }, signal);
}

/** The list with the messages before its first one, as many as a page has if nothing is said. */
export async function withEarlier(chatId: string, list: MessageList, limit = PAGE): Promise<MessageList> {
  const first = list.messages[0];
  if (!first) {
    return list;
  }
  const page = await read(chatId, { before: first.id, limit });
  const messages = [...page.messages, ...list.messages];
  return { messages, total: page.messages.length < limit ? messages.length : Math.max(list.total, messages.length) };
}

/**
 * What is known of a chat, with its newest messages as they were just read: those before stay if there is no hole between.
 * What stands after them came while it was read, and stays, or was known before and is gone: `knownBefore` are the ids that
 * were known when the reading began.
 */
export function withLatest(
  known: MessageList | undefined,
  latest: MessageList,
  knownBefore?: ReadonlySet<string>,
): MessageList {
  const { messages } = known ?? { messages: [] };
  const first = latest.messages[0]?.id;
  const last = latest.messages.at(-1)?.id;
  const read = new Set(latest.messages.map(({ id }) => id));
  const start = messages.findIndex(({ id }) => id === first);
  const end = messages.findLastIndex(({ id }) => id === last);
  const before = start > 0 ? messages.slice(0, start) : [];
  const after =
    end < 0 && first !== undefined && !knownBefore
      ? []
      : messages.slice(end + 1).filter(({ id }) => !read.has(id) && !knownBefore?.has(id));
  return { messages: [...before, ...latest.messages, ...after], total: latest.total + after.length };
}

/**
 * The message through which the branch goes that is shown here alone, since who may only read puts none on show for
 * everybody; nothing where that of everybody is shown.
 */
export function branchQuery(chatId: string) {
  return queryOptions({
    queryKey: queryKeys.branch(chatId),
    queryFn: (): string | null => null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** The newest messages of the branch that is shown here; of that of everybody where it is gone. */
async function readShown(chatId: string, client: QueryClient, signal: AbortSignal): Promise<MessageList> {
  const { queryKey } = branchQuery(chatId);
  const through = client.getQueryData(queryKey) ?? undefined;
  try {
    return await readLatest(chatId, through, signal);
  } catch (error) {
    if (through === undefined || !(error instanceof ApiError && error.notFound)) {
      throw error;
    }
    client.setQueryData(queryKey, null);
    return readLatest(chatId, undefined, signal);
  }
}

export function messagesQuery(chatId: string) {
  const queryKey = queryKeys.messages(chatId);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }: { signal: AbortSignal; client: QueryClient }) => {
      const known = new Set(client.getQueryData<MessageList>(queryKey)?.messages.map(({ id }) => id));
      const latest = await readShown(chatId, client, signal);
      return withLatest(client.getQueryData<MessageList>(queryKey), latest, known);
    },
  });
}

/** Deletes a message with all that follows it. */
export async function deleteMessage(chatId: string, messageId: string): Promise<void> {
  await http.DELETE('/api/v1/chats/{id}/messages/{message_id}', {
    params: { path: { id: chatId, message_id: messageId } },
  });
}

/** Brings a deleted message back with what was deleted with it, for 30 s. */
export async function restoreMessage(chatId: string, messageId: string): Promise<void> {
  await http.POST('/api/v1/chats/{id}/messages/{message_id}/restore', {
    params: { path: { id: chatId, message_id: messageId } },
  });
}

/** Nothing takes a rating back. */
export async function rateMessage(chatId: string, messageId: string, rating: Message['rating']): Promise<Message> {
  return body(
    await http.PUT('/api/v1/chats/{id}/messages/{message_id}/rating', {
      params: { path: { id: chatId, message_id: messageId } },
      body: { rating },
    }),
  );
}
