import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, chatsQuery, deleteChat } from '@/api/chats';
import { queryKeys } from '@/api/query-keys';
import { notifyFailure } from '@/ui/notify';

/** Deletes a chat with its messages. It leaves the list at once, and comes back if the server could not do it. */
export function useDeleteChat(projectId: string) {
  const client = useQueryClient();
  const { queryKey } = chatsQuery(projectId);
  const mutation = useMutation({
    mutationFn: (chat: Chat) => deleteChat(chat.id),
    onMutate: async (chat) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(
        queryKey,
        (list) =>
          list && { chat_sessions: list.chat_sessions.filter(({ id }) => id !== chat.id), total: list.total - 1 },
      );
      return { before };
    },
    onError: (error, chat, context) => {
      client.setQueryData(queryKey, context?.before);
      notifyFailure(`“${chat.name}” was not deleted`, error, () => mutation.mutate(chat));
    },
    onSuccess: (_, chat) => {
      client.removeQueries({ queryKey: queryKeys.messages(chat.id) });
      client.removeQueries({ queryKey: queryKeys.chat(chat.id) });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return mutation;
}
