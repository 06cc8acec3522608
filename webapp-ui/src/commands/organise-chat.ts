import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, type ChatChange, changeChat } from '@/api/chats';
import { notifyFailure } from '@/ui/notify';
import { putChat } from './chat-cache';

type Organising = {
  readonly chat: Chat;
  readonly change: Pick<ChatChange, 'pinned' | 'status' | 'project_id'>;
  /** What was not done if it fails, such as "“Rye” was not moved". */
  readonly failure: string;
};

/** Pins a chat, puts it away or moves it. It is shown at once, and taken back if the server refuses; the last one wins. */
export function useOrganiseChat() {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ chat, change }: Organising) => changeChat(chat.id, change),
    onMutate: ({ chat, change }) => putChat(client, { ...chat, ...change }),
    onSuccess: (chat) => putChat(client, chat),
    onError: (error, request) => {
      putChat(client, request.chat);
      notifyFailure(request.failure, error, () => mutation.mutate(request));
    },
  });
  return mutation;
}
