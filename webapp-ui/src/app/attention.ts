import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Chat } from '@/api/chats';
import { listed } from '@/commands/chat-cache';
import { t } from '@/lib/i18n';
import { usePreferences } from '@/lib/preferences';

/** The chats in which an answer has ended since the tab was hidden. */
const useAttention = create<{ readonly chats: ReadonlySet<string> }>(() => ({ chats: new Set() }));

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    useAttention.setState({ chats: new Set() });
  }
});

export const attention = {
  /**
   * An answer has ended: tells who is looking elsewhere, by the title of the tab and, where they want it, by the system.
   * The system replaces notices of one generation, so that several tabs make one. A click on it leads to the chat, by `open`,
   * where any list that was read has it.
   */
  call(client: QueryClient, chatId: string, generationId: string, open: (chat: Chat) => void): void {
    if (document.visibilityState === 'visible') {
      return;
    }
    useAttention.setState(({ chats }) => ({ chats: new Set(chats).add(chatId) }));
    if (usePreferences.getState().notices && 'Notification' in window && Notification.permission === 'granted') {
      const chat = listed(client, chatId);
      const notice = new Notification(chat?.name ?? t('A chat'), {
        body: t('The answer has ended'),
        tag: generationId,
      });
      notice.onclick = () => {
        window.focus();
        // Anew: it may have been moved to another project since.
        const now = listed(client, chatId) ?? chat;
        if (now) {
          open(now);
        }
        notice.close();
      };
    }
  },
};

/** A title of the tab, marked while something happened that nobody saw. */
export function useTitle(title: string): string {
  const count = useAttention(({ chats }) => chats.size);
  return count > 0 ? `(${count}) ${title}` : title;
}
