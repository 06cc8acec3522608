import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, restoreChat } from '@/api/chats';
import { t } from '@/lib/i18n';
import { notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

/** Brings a deleted chat back with its messages. The server keeps it for 30 s. */
export function useRestoreChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chat: Chat) => restoreChat(chat.id),
    onSuccess: (chat) => putChat(client, chat),
    onError: (error, chat) => notifyFailure(t('“{{chat}}” could not be brought back', { chat: chat.name }), error),
  });
}
