import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, forkChat } from '@/api/chats';
import { t } from '@/lib/i18n';
import { notifyDone, notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

/** Begins a chat of its own with the messages up to one of this chat's; `onForked` is told of it. */
export function useForkChat(chatId: string, onForked: (chat: Chat) => void) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (messageId: string) => forkChat(chatId, messageId),
    onSuccess: (chat) => {
      putChat(client, chat);
      notifyDone(t('This is a chat of its own now; the other one stays as it was'));
      onForked(chat);
    },
    onError: (error, messageId) => notifyFailure(t('The chat was not forked'), error, () => mutation.mutate(messageId)),
  });
  return mutation;
}
