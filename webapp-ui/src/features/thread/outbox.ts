import { localId } from '@/lib/local-id';
import { owned } from '@/lib/owner';

/** What is asked of the chat's model: by a message, which may take the place of one, or for another answer. */
export type Ask =
  | { readonly type: 'message'; readonly content: string; readonly parent_id?: string | null }
  | {
      readonly type: 'regenerate';
      readonly message_id: string;
      readonly provider?: string;
      readonly model?: string;
    }
  | { readonly type: 'continue'; readonly message_id: string };

/**
 * `id` is the client's own: the server takes it once, however often it is sent. `sent` where it went out, and may have arrived:
 * only the server knows.
 */
export type Outgoing = { readonly id: string; readonly ask: Ask; readonly sent?: true };

const PREFIX = 'open-codex.outbox.';

export function outgoing(ask: Ask): Outgoing {
  return { id: localId(), ask };
}

/**
 * What was asked and is not known to have arrived, oldest first, kept for as long as the tab: a reload must not lose it.
 * Nobody sends what somebody else wrote before them. Storage may be forbidden; then it is kept no longer than the page.
 */
export function readOutbox(chatId: string): readonly Outgoing[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name(chatId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

export function writeOutbox(chatId: string, outbox: readonly Outgoing[]): void {
  try {
    if (outbox.length > 0) {
      sessionStorage.setItem(name(chatId), JSON.stringify(outbox));
    } else {
      sessionStorage.removeItem(name(chatId));
    }
  } catch {
    // As above.
  }
}

function name(chatId: string): string {
  return owned(PREFIX) + chatId;
}

/** What a person wrote of it, in one text. */
export function textOf(outbox: readonly Outgoing[]): string {
  return outbox.flatMap(({ ask }) => (ask.type === 'message' ? [ask.content] : [])).join('\n\n');
}

function isOutgoing(value: unknown): value is Outgoing {
  const { id, ask } = (value ?? {}) as { id?: unknown; ask?: Partial<Record<string, unknown>> | null };
  if (typeof id !== 'string' || typeof ask !== 'object' || ask === null) {
    return false;
  }
  return ask.type === 'message'
    ? typeof ask.content === 'string' && (ask.parent_id == null || typeof ask.parent_id === 'string')
    : (ask.type === 'regenerate' || ask.type === 'continue') && typeof ask.message_id === 'string';
}
