import { owned } from '@/lib/owner';

const PREFIX = 'open-codex.draft.';

/**
 * What was written in a chat and not sent. Each tab has its own; a new one begins with the last that was written anywhere, so
 * that a closed tab loses nothing. Who signs in after somebody else does not see theirs. Storage may be forbidden: then nothing
 * is kept.
 */
export function readDraft(chatId: string): string {
  try {
    return sessionStorage.getItem(name(chatId)) ?? localStorage.getItem(name(chatId)) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(chatId: string, text: string): void {
  try {
    for (const storage of [sessionStorage, localStorage]) {
      if (text) {
        storage.setItem(name(chatId), text);
      } else {
        storage.removeItem(name(chatId));
      }
    }
  } catch {
    // As above.
  }
}

function name(chatId: string): string {
  return owned(PREFIX) + chatId;
}
