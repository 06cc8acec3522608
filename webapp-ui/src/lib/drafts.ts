import { owned } from '@/lib/owner';

const PREFIX = 'open-codex.draft.';

/**
 * What was written in a chat, or in the place of a message, and not sent, by its id. Each tab has its own; a new one begins
 * with the last that was written anywhere, so that a closed tab loses nothing. Who signs in after somebody else does not see
 * theirs. Storage may be forbidden: then nothing is kept.
 */
export function readDraft(id: string): string {
  try {
    return sessionStorage.getItem(name(id)) ?? localStorage.getItem(name(id)) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(id: string, text: string): void {
  try {
    for (const storage of [sessionStorage, localStorage]) {
      if (text) {
        storage.setItem(name(id), text);
      } else {
        storage.removeItem(name(id));
      }
    }
  } catch {
    // As above.
  }
}

/** Before what is written by now: that is not lost. */
export function addToDraft(id: string, text: string): void {
  writeDraft(id, [text, readDraft(id)].filter(Boolean).join('\n\n'));
}

function name(id: string): string {
  return owned(PREFIX) + id;
}
