import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Chat, markChatRead } from '@/api/chats';
import { patchChat } from './chat-cache';

/** Whoever has a chat before them has read it: takes its mark away, here and in their other windows. */
export function useMarkRead(chat: Chat | undefined): void {
  const client = useQueryClient();
  const id = chat?.unread ? chat.id : undefined;
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    const look = () => {
      if (document.visibilityState === 'visible') {
        patchChat(client, id, { unread: false });
        // Where it fails the mark comes back with the next reading of the list.
        markChatRead(id).catch(() => undefined);
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [client, id]);
}
