import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Chat, chatsQuery, renameChat } from '@/api/chats';
import { notifyFailure } from '@/ui/notify';

/** Renames a chat; the list shows the new name at once, and the old one again if the server refuses. */
export function useRenameChat(projectId: string) {
  const client = useQueryClient();
  const { queryKey } = chatsQuery(projectId);
  const show = (id: string, name: string) =>
    client.setQueryData(
      queryKey,
      (list) =>
        list && {
          ...list,
          chat_sessions: list.chat_sessions.map((each) => (each.id === id ? { ...each, name } : each)),
        },
    );
  const mutation = useMutation({
    mutationFn: ({ chat, name }: { chat: Chat; name: string }) => renameChat(chat.id, name),
    onMutate: async ({ chat, name }) => {
      await client.cancelQueries({ queryKey });
      show(chat.id, name);
    },
    onError: (error, request) => {
      show(request.chat.id, request.chat.name);
      notifyFailure(`“${request.chat.name}” was not renamed`, error, () => mutation.mutate(request));
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return mutation;
}
