import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { messagesQuery, withEarlier, withLatest } from '@/api/messages';

/** The messages of a chat from the newest backwards, as far as the reader went. */
export function useHistory(chatId: string) {
  const client = useQueryClient();
  const query = messagesQuery(chatId);
  const latest = useQuery(query);
  const earlier = useMutation({
    mutationFn: async (limit: number | undefined) => {
      const list = client.getQueryData(query.queryKey);
      return list && withEarlier(chatId, list, limit);
    },
    onSuccess: (read) =>
      client.setQueryData(query.queryKey, (now) => {
        if (!read || !now) {
          return now;
        }
        // What came meanwhile stays.
        const { messages } = withLatest(read, now);
        return { messages, total: read.total + messages.length - read.messages.length };
      }),
  });
  const messages = latest.data?.messages;
  return {
    messages,
    failed: latest.isError && !messages ? latest.error : undefined,
    retry: () => void latest.refetch(),
    hasEarlier: messages !== undefined && messages.length < (latest.data?.total ?? 0),
    earlier,
  };
}

export type History = ReturnType<typeof useHistory>;
