const PREFIX = 'open-codex.draft.';

/**
 * What was written in a chat and not sent. Each tab has its own; a new one begins with the last that was written anywhere, so
 * that a closed tab loses nothing. Storage may be forbidden: then nothing is kept.
 */
export function readDraft(chatId: string): string {
  try {
    return sessionStorage.getItem(PREFIX + chatId) ?? localStorage.getItem(PREFIX + chatId) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(chatId: string, text: string): void {
  try {
    for (const storage of [sessionStorage, localStorage]) {
      if (text) {
        storage.setItem(PREFIX + chatId, text);
      } else {
        storage.removeItem(PREFIX + chatId);
      }
    }
  } catch {
    // As above.
  }
}
