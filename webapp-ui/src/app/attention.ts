import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
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
   * The system replaces notices of one generation, so that several tabs make one.
   */
  call(client: QueryClient, chatId: string, generationId: string): void {
    if (document.visibilityState === 'visible') {
      return;
    }
    useAttention.setState(({ chats }) => ({ chats: new Set(chats).add(chatId) }));
    if (usePreferences.getState().notices && 'Notification' in window && Notification.permission === 'granted') {
      const name = listed(client, chatId)?.name ?? t('A chat');
      const notice = new Notification(name, { body: t('The answer has ended'), tag: generationId });
      notice.onclick = () => {
        window.focus();
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
