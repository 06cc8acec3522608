import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, restoreChat } from '@/api/chats';
import { notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

/** Brings a deleted chat back with its messages. The server keeps it for 30 s. */
export function useRestoreChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chat: Chat) => restoreChat(chat.id),
    onSuccess: (chat) => putChat(client, chat),
    onError: (error, chat) => notifyFailure(`“${chat.name}” could not be brought back`, error),
  });
}
