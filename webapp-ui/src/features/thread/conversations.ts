import type { QueryClient } from '@tanstack/react-query';
import { addToDraft } from '@/lib/drafts';
import { owned } from '@/lib/owner';
import { Conversation, type ConversationState } from './conversation';
import { watchPage } from './outbox';

watchPage();

/** Those that nobody looks at, and that have something to send: it goes out when its turn comes, wherever the reader is. */
const left = new Map<string, Conversation>();

/** The conversation of a chat, which may have gone on since it was left. */
export function openConversation(
  client: QueryClient,
  chatId: string,
  onChange: (state: ConversationState) => void,
): Conversation {
  const kept = left.get(owned(chatId));
  if (!kept) {
    return new Conversation(client, chatId, onChange);
  }
  left.delete(owned(chatId));
  kept.tell(onChange);
  return kept;
}

export function leaveConversation(chatId: string, conversation: Conversation): void {
  const name = owned(chatId);
  conversation.seen();
  if (!conversation.waits) {
    conversation.close();
    return;
  }
  left.set(name, conversation);
  conversation.tell(({ returned }) => {
    if (returned?.text) {
      addToDraft(chatId, returned.text);
      conversation.kept();
    }
    // Later: what leaves the queue may come back in the next breath.
    queueMicrotask(() => {
      if (!conversation.waits && left.get(name) === conversation) {
        left.delete(name);
        conversation.close();
      }
    });
  });
}
