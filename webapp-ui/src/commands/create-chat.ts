import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, chatsQuery, createChat } from '@/api/chats';
import { t } from '@/lib/i18n';
import { localId } from '@/lib/local-id';
import { notifyFailure } from '@/ui/notify';
import { dropChat, putChat } from './chat-cache';

/** Marks a chat that the server has not confirmed yet: it can be seen, not opened. */
const PENDING = 'pending-';

export function isPending(chat: Chat): boolean {
  return chat.id.startsWith(PENDING);
}

/** Starts a chat in a project. Its row appears at once; `onCreated` gets the chat when it can be opened. */
export function useCreateChat(projectId: string, onCreated: (chat: Chat) => void) {
  const client = useQueryClient();
  const { queryKey } = chatsQuery(projectId);
  const mutation = useMutation({
    mutationFn: () => createChat(projectId, t('New chat')),
    onMutate: async () => {
      await client.cancelQueries({ queryKey });
      const pending = pendingChat(projectId);
      client.setQueryData(
        queryKey,
        (list) => list && { chat_sessions: [pending, ...list.chat_sessions], total: list.total + 1 },
      );
      return { pending };
    },
    onSuccess: (chat, _, { pending }) => {
      dropChat(client, pending.id);
      // It may be in the list already: every window is told of it.
      putChat(client, chat);
      onCreated(chat);
    },
    onError: (error, _, context) => {
      if (context) {
        dropChat(client, context.pending.id);
      }
      notifyFailure(t('The chat was not created'), error, () => mutation.mutate());
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return mutation;
}

function pendingChat(projectId: string): Chat {
  return {
    id: PENDING + localId(),
    project_id: projectId,
    name: t('New chat'),
    created_at: new Date().toISOString(),
    container_id: null,
    status: 'active',
    active_message_id: null,
    pinned: false,
    last_active_at: new Date().toISOString(),
    unread: false,
    version: 1,
  };
}
