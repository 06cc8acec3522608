import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/api-error';
import { type Chat, changeChat, chatsQuery } from '@/api/chats';
import { t } from '@/lib/i18n';
import { notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

type Renaming = { readonly chat: Chat; readonly name: string; readonly anyway?: boolean };

/**
 * Renames a chat; the list shows the new name at once, and the old one again if the server refuses. Where somebody else
 * changed the chat meanwhile, it asks before it overwrites that.
 */
export function useRenameChat(projectId: string) {
  const client = useQueryClient();
  const { queryKey } = chatsQuery(projectId);
  const mutation = useMutation({
    mutationFn: ({ chat, name, anyway }: Renaming) =>
      changeChat(chat.id, anyway ? { name } : { name, version: chat.version }),
    onMutate: async ({ chat, name }) => {
      await client.cancelQueries({ queryKey });
      putChat(client, { ...chat, name });
    },
    onSuccess: (chat) => putChat(client, chat),
    onError: (error, request) => {
      putChat(client, request.chat);
      if (error instanceof ApiError && error.stale) {
        notifyFailure(
          t('“{{chat}}” was not renamed', { chat: request.chat.name }),
          new Error(t('It was changed in another window meanwhile.')),
          () => mutation.mutate({ ...request, anyway: true }),
          t('Rename to “{{request}}” anyway', { request: request.name }),
        );
      } else {
        notifyFailure(t('“{{chat}}” was not renamed', { chat: request.chat.name }), error, () =>
          mutation.mutate(request),
        );
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return mutation;
}
