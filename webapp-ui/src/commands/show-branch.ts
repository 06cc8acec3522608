import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeChat } from '@/api/chats';
import { queryKeys } from '@/api/query-keys';
import { t } from '@/lib/i18n';
import { notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

/** Puts the newest answer under a message on show, in every window. */
export function useShowBranch(chatId: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (messageId: string) => changeChat(chatId, { active_message_id: messageId }),
    onSuccess: (chat) => {
      putChat(client, chat);
      return client.invalidateQueries({ queryKey: queryKeys.messages(chatId) });
    },
    onError: (error, messageId) =>
      notifyFailure(t('The other version could not be shown'), error, () => mutation.mutate(messageId)),
  });
  return mutation;
}
