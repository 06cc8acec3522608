import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Chat = components['schemas']['ChatSession'];
export type ChatList = components['schemas']['ChatSessionList'];

const PAGE = 1000;

/** The chats of one project, newest first. */
export function chatsQuery(projectId: string) {
  return queryOptions({
    queryKey: queryKeys.chats(projectId),
    queryFn: async ({ signal }) =>
      body(await http.GET('/api/v1/chats', { params: { query: { project_id: projectId, limit: PAGE } }, signal })),
  });
}

/** A chat that the server names by what is said in it. */
export async function createChat(projectId: string, name: string): Promise<Chat> {
  return body(
    await http.POST('/api/v1/chats', {
      params: { query: { project_id: projectId } },
      body: { name, auto_name: true },
    }),
  );
}

export type ChatChange = components['schemas']['ChatSessionUpdate'];

/** Fails with 409 where the change names a `version` that is not the newest. */
export async function changeChat(id: string, change: ChatChange): Promise<Chat> {
  return body(await http.PUT('/api/v1/chats/{id}', { params: { path: { id } }, body: change }));
}

export async function deleteChat(id: string): Promise<void> {
  await http.DELETE('/api/v1/chats/{id}', { params: { path: { id } } });
}

/** Brings a deleted chat back, for 30 s after it was deleted. */
export async function restoreChat(id: string): Promise<Chat> {
  return body(await http.POST('/api/v1/chats/{id}/restore', { params: { path: { id } } }));
}

/** The reader has seen all that was said so far. */
export async function markChatRead(id: string): Promise<void> {
  await http.PUT('/api/v1/chats/{id}/read-mark', { params: { path: { id } } });
}

/** A new chat with the messages up to and with one of this chat's. */
export async function forkChat(id: string, messageId: string): Promise<Chat> {
  return body(
    await http.POST('/api/v1/chats/{id}/fork', { params: { path: { id } }, body: { message_id: messageId } }),
  );
}
