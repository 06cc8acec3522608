const PREFIX = 'open-codex.draft.';

/** What was written in a chat and not sent, kept for as long as the tab. Storage may be forbidden: then nothing is kept. */
export function readDraft(chatId: string): string {
  try {
    return sessionStorage.getItem(PREFIX + chatId) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(chatId: string, text: string): void {
  try {
    if (text) {
      sessionStorage.setItem(PREFIX + chatId, text);
    } else {
      sessionStorage.removeItem(PREFIX + chatId);
    }
  } catch {
    // As above.
  }
}
