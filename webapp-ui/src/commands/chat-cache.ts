import type { QueryClient } from '@tanstack/react-query';
import { type Chat, type ChatList, chatsQuery } from '@/api/chats';
import { queryKeys } from '@/api/query-keys';

/**
 * Shows a chat as the server has it, in its place; a new one comes first. A list that was never read is left alone. Frames
 * are the same for everybody: where they do not say whether it is unread, what is known stays.
 */
export function putChat(client: QueryClient, chat: Chat): void {
  const known = client.getQueryData<Chat>(queryKeys.chat(chat.id)) ?? listed(client, chat.id);
  const shown = chat.unread === null ? { ...chat, unread: known?.unread ?? false } : chat;
  client.setQueryData(queryKeys.chat(chat.id), shown);
  if (known && known.project_id !== chat.project_id) {
    client.setQueryData(chatsQuery(known.project_id).queryKey, (list) => list && withoutChat(list, chat.id));
  }
  client.setQueryData(chatsQuery(chat.project_id).queryKey, (list) => list && withChat(list, shown));
  readAgain(client);
}

/** Lists that are on their way may be from before the change, and would undo it: they are read once more. */
function readAgain(client: QueryClient): void {
  for (const list of client.getQueryCache().findAll({ queryKey: queryKeys.chatLists, fetchStatus: 'fetching' })) {
    const again = () => void client.invalidateQueries({ queryKey: list.queryKey, exact: true });
    if (list.state.data) {
      again();
    } else {
      // A first read is not given up for another one.
      list.promise?.then(again, again);
    }
  }
}

/** Changes what is known of a chat, wherever it is shown. */
export function patchChat(client: QueryClient, chatId: string, change: Partial<Chat>): void {
  const known = client.getQueryData<Chat>(queryKeys.chat(chatId)) ?? listed(client, chatId);
  if (known) {
    putChat(client, { ...known, ...change });
  }
}

/** The chat as the lists have it; nothing where no list that was read has it. */
export function listed(client: QueryClient, chatId: string): Chat | undefined {
  return client
    .getQueriesData<ChatList>({ queryKey: queryKeys.chatLists })
    .flatMap(([, list]) => list?.chat_sessions ?? [])
    .find(({ id }) => id === chatId);
}

export function withChat(list: ChatList, chat: Chat): ChatList {
  const { chat_sessions: chats, total } = list;
  if (chats.some(({ id }) => id === chat.id)) {
    return { chat_sessions: chats.map((each) => (each.id === chat.id ? chat : each)), total };
  }
  // Newest first, and a restored one is not the newest.
  const place = chats.findIndex((each) => each.created_at < chat.created_at);
  return { chat_sessions: chats.toSpliced(place < 0 ? chats.length : place, 0, chat), total: total + 1 };
}

/** Takes a chat from every list and forgets what was read of it. */
export function dropChat(client: QueryClient, chatId: string): void {
  client.setQueriesData<ChatList>({ queryKey: queryKeys.chatLists }, (list) => list && withoutChat(list, chatId));
  readAgain(client);
  client.removeQueries({ queryKey: queryKeys.chat(chatId) });
}

export function withoutChat(list: ChatList, chatId: string): ChatList {
  const chats = list.chat_sessions.filter(({ id }) => id !== chatId);
  return { chat_sessions: chats, total: list.total - (list.chat_sessions.length - chats.length) };
}
