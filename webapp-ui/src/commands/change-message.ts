import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteMessage, type Message, messagesQuery, rateMessage, restoreMessage } from '@/api/messages';
import { t } from '@/lib/i18n';
import { notifyFailure, notifyUndo } from '@/ui/notify';

/** Deletes a message with all that follows it; for 30 s it can be brought back. */
export function useDeleteMessage(chatId: string) {
  const client = useQueryClient();
  const { queryKey } = messagesQuery(chatId);
  const reread = () => client.invalidateQueries({ queryKey });
  const { mutate: restore } = useMutation({
    mutationFn: (message: Message) => restoreMessage(chatId, message.id),
    onError: (error) => notifyFailure(t('The message could not be brought back'), error),
    onSettled: reread,
  });
  const mutation = useMutation({
    mutationFn: (message: Message) => deleteMessage(chatId, message.id),
    onSuccess: (_, message) => {
      client.setQueryData(queryKey, (list) => {
        const place = list?.messages.findIndex(({ id }) => id === message.id) ?? -1;
        return list && place >= 0
          ? { messages: list.messages.slice(0, place), total: list.total - (list.messages.length - place) }
          : list;
      });
      notifyUndo(t('The message was deleted, with what followed it'), () => restore(message));
    },
    onError: (error, message) => notifyFailure(t('The message was not deleted'), error, () => mutation.mutate(message)),
    onSettled: reread,
  });
  return mutation;
}

/** What the reader thinks of an answer; shown at once. */
export function useRateMessage(chatId: string) {
  const client = useQueryClient();
  const { queryKey } = messagesQuery(chatId);
  const put = (id: string, rating: Message['rating']) =>
    client.setQueryData(
      queryKey,
      (list) =>
        list && { ...list, messages: list.messages.map((each) => (each.id === id ? { ...each, rating } : each)) },
    );
  return useMutation({
    mutationFn: ({ message, rating }: { message: Message; rating: Message['rating'] }) =>
      rateMessage(chatId, message.id, rating),
    onMutate: ({ message, rating }) => put(message.id, rating),
    onError: (error, { message }) => {
      put(message.id, message.rating);
      notifyFailure(t('Your rating was not kept'), error);
    },
  });
}
