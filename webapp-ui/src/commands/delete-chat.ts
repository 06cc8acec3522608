import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, chatsQuery, deleteChat } from '@/api/chats';
import { queryKeys } from '@/api/query-keys';
import { t } from '@/lib/i18n';
import { notifyFailure, notifyUndo } from '@/ui/notify';
import { dropChat, putChat } from './chat-cache';
import { useRestoreChat } from './restore-chat';

/**
 * Deletes a chat with its messages. It leaves the list at once, and comes back if the server could not do it, or if the
 * reader takes it back within 30 s; `onRestored` hears of that.
 */
export function useDeleteChat(projectId: string, onRestored?: (chat: Chat) => void) {
  const client = useQueryClient();
  const { queryKey } = chatsQuery(projectId);
  const { mutate: restore } = useRestoreChat();
  const mutation = useMutation({
    mutationFn: (chat: Chat) => deleteChat(chat.id),
    onMutate: async (chat) => {
      await client.cancelQueries({ queryKey });
      dropChat(client, chat.id);
    },
    onError: (error, chat) => {
      putChat(client, chat);
      notifyFailure(t('“{{chat}}” was not deleted', { chat: chat.name }), error, () => mutation.mutate(chat));
    },
    onSuccess: (_, chat) => {
      client.removeQueries({ queryKey: queryKeys.messages(chat.id) });
      notifyUndo(t('“{{chat}}” was deleted', { chat: chat.name }), () =>
        restore(chat, { onSuccess: (restored) => onRestored?.(restored) }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return mutation;
}
