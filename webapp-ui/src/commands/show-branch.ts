import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeChat } from '@/api/chats';
import { branchQuery } from '@/api/messages';
import { queryKeys } from '@/api/query-keys';
import { t } from '@/lib/i18n';
import { notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

/** Puts the newest answer under a message on show, in every window; in this one alone for who may only read. */
export function useShowBranch(chatId: string, writes: boolean) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (messageId: string) => {
      if (writes) {
        putChat(client, await changeChat(chatId, { active_message_id: messageId }));
      }
      client.setQueryData(branchQuery(chatId).queryKey, writes ? null : messageId);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.messages(chatId) }),
    onError: (error, messageId) =>
      notifyFailure(t('The other version could not be shown'), error, () => mutation.mutate(messageId)),
  });
  return mutation;
}
