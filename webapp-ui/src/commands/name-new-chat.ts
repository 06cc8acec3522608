import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Chat, changeChat, chatsQuery } from '@/api/chats';
import { messagesQuery } from '@/api/messages';
import { firstLine } from '@/lib/first-line';
import { NEW_CHAT_NAME } from './create-chat';

/** Names a chat after its first message, as long as nobody has given it a name. A courtesy: if it fails, all is as before. */
export function useNameNewChat(projectId: string, chat: Chat | undefined): void {
  const client = useQueryClient();
  const { mutate: rename } = useMutation({
    // By its version: a name that somebody gives it in the same moment stays.
    mutationFn: ({ id, ...change }: { id: string; name: string; version: number }) => changeChat(id, change),
    onSuccess: () => client.invalidateQueries({ queryKey: chatsQuery(projectId).queryKey }),
  });
  const first = useQuery({
    ...messagesQuery(chat?.id ?? ''),
    // Looks at what the thread has read; asks for nothing itself.
    enabled: false,
    select: ({ messages, total }) =>
      messages.length < total ? undefined : messages.find(({ role }) => role === 'user')?.content,
  });
  const id = chat?.name === NEW_CHAT_NAME ? chat.id : undefined;
  const version = chat?.version ?? 1;
  const name = firstLine(first.data ?? '');

  useEffect(() => {
    if (id && name) {
      rename({ id, name, version });
    }
  }, [id, name, version, rename]);
}
