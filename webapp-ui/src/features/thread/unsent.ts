/** A text on its way to the server, and the last message that was there before it. */
export type Unsent = { readonly text: string; readonly after: string | undefined };

const PREFIX = 'open-codex.unsent.';

/**
 * What was sent and is not known to have arrived, kept for as long as the tab: a reload must not lose it. Storage may be
 * forbidden; then it is kept no longer than the page.
 */
export function readUnsent(chatId: string): Unsent | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + chatId) ?? 'null');
    return isUnsent(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function writeUnsent(chatId: string, unsent: Unsent | undefined): void {
  try {
    if (unsent) {
      sessionStorage.setItem(PREFIX + chatId, JSON.stringify(unsent));
    } else {
      sessionStorage.removeItem(PREFIX + chatId);
    }
  } catch {
    // As above.
  }
}

function isUnsent(value: unknown): value is Unsent {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Unsent>).text === 'string';
}
