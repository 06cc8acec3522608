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
    readAgain(client, known.project_id);
  }
  client.setQueryData(chatsQuery(chat.project_id).queryKey, (list) => list && withChat(list, shown));
  readAgain(client, chat.project_id);
}

/** A list that is on its way may be from before the change, and would undo it: then it is read once more. */
function readAgain(client: QueryClient, projectId: string): void {
  const list = { queryKey: queryKeys.chats(projectId), exact: true };
  const reading = client.getQueryCache().find(list);
  if (reading?.state.fetchStatus === 'fetching') {
    const again = () => client.invalidateQueries(list);
    void reading.promise?.then(again, again);
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
  const known = client.getQueryData<Chat>(queryKeys.chat(chatId)) ?? listed(client, chatId);
  client.setQueriesData<ChatList>({ queryKey: queryKeys.chatLists }, (list) => list && withoutChat(list, chatId));
  if (known) {
    readAgain(client, known.project_id);
  }
  client.removeQueries({ queryKey: queryKeys.chat(chatId) });
}

export function withoutChat(list: ChatList, chatId: string): ChatList {
  const chats = list.chat_sessions.filter(({ id }) => id !== chatId);
  return { chat_sessions: chats, total: list.total - (list.chat_sessions.length - chats.length) };
}
