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
 * What was asked and is not known to have arrived, oldest first: a reload must not lose it, nor a tab that was closed, whose
 * part the next tab that opens the chat takes over. Nobody sends what somebody else wrote before them. Storage may be
 * forbidden; then it is kept no longer than the page.
 */
export function readOutbox(chatId: string): readonly Outgoing[] {
  try {
    const key = name(chatId);
    const all = together(parsed(localStorage.getItem(key)), parsed(sessionStorage.getItem(key)));
    writeOutbox(chatId, all);
    return all;
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
    localStorage.removeItem(name(chatId));
  } catch {
    // As above.
  }
}

/**
 * To be called when the page goes, and nobody knows whether it comes back: leaves what waits to whoever opens the chat next.
 * Where both send it, the server takes it once.
 */
export function leaveOutboxes(): void {
  try {
    for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(PREFIX))) {
      const all = together(parsed(localStorage.getItem(key)), parsed(sessionStorage.getItem(key)));
      localStorage.setItem(key, JSON.stringify(all));
    }
  } catch {
    // As above.
  }
}

function name(chatId: string): string {
  return owned(PREFIX) + chatId;
}

function parsed(kept: string | null): readonly Outgoing[] {
  const all: unknown = JSON.parse(kept ?? '[]');
  return Array.isArray(all) ? all.filter(isOutgoing) : [];
}

/** Each once. */
function together(some: readonly Outgoing[], more: readonly Outgoing[]): readonly Outgoing[] {
  const known = new Set(some.map(({ id }) => id));
  return [...some, ...more.filter(({ id }) => !known.has(id))];
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
