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
 * only the server knows. `left` while its page is gone: whoever opens the chat first has it.
 */
export type Outgoing = { readonly id: string; readonly ask: Ask; readonly sent?: true; readonly left?: true };

/** What is this tab's own, and what a tab that is gone left in the chat. */
export type Kept = { readonly own: readonly Outgoing[]; readonly left: readonly Outgoing[] };

const PREFIX = 'open-codex.outbox.';

export function outgoing(ask: Ask): Outgoing {
  return { id: localId(), ask };
}

/**
 * What was asked and is not known to have arrived, oldest first: neither a reload nor a closed tab loses it, and one tab at a
 * time has it. Nobody sends what somebody else wrote before them. Storage may be forbidden; then it is kept no longer than
 * the page.
 */
export function readOutbox(chatId: string): Kept {
  try {
    const key = name(chatId);
    const there = parsed(localStorage.getItem(key));
    const mine = parsed(sessionStorage.getItem(key));
    // What was left and is not there any more has been taken by another tab.
    const own = mine.filter(({ id, left }) => !left || there.some((each) => each.id === id)).map(back);
    writeOutbox(chatId, own);
    localStorage.removeItem(key);
    return { own, left: without(there, mine).map(back) };
  } catch {
    return { own: [], left: [] };
  }
}

export function writeOutbox(chatId: string, outbox: readonly Outgoing[]): void {
  try {
    put(sessionStorage, name(chatId), outbox);
  } catch {
    // As above.
  }
}

/** From now on nothing that waits goes with its page. */
export function watchPage(): void {
  window.addEventListener('pagehide', leaveOutboxes);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && keys().length > 0) {
      // It is alive again, and another tab may have what it holds.
      window.location.reload();
    }
  });
}

/** The page goes, and nobody knows whether it is loaded again, or its tab is closed. */
function leaveOutboxes(): void {
  for (const key of keys()) {
    try {
      const mine = parsed(sessionStorage.getItem(key)).map((each) => ({ ...each, left: true as const }));
      put(localStorage, key, [...without(parsed(localStorage.getItem(key)), mine), ...mine]);
      put(sessionStorage, key, mine);
    } catch {
      // As above.
    }
  }
}

/** The text of all that waits in a chat that nobody can open any more. */
export function waitingText(chatId: string): string {
  try {
    const mine = parsed(sessionStorage.getItem(name(chatId)));
    return textOf([...without(parsed(localStorage.getItem(name(chatId))), mine), ...mine]);
  } catch {
    return '';
  }
}

function name(chatId: string): string {
  return owned(PREFIX) + chatId;
}

function keys(): readonly string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function put(storage: Storage, key: string, outbox: readonly Outgoing[]): void {
  if (outbox.length > 0) {
    storage.setItem(key, JSON.stringify(outbox));
  } else {
    storage.removeItem(key);
  }
}

function parsed(kept: string | null): readonly Outgoing[] {
  try {
    const all: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(all) ? all.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

function back({ left: _, ...entry }: Outgoing): Outgoing {
  return entry;
}

function without(some: readonly Outgoing[], others: readonly Outgoing[]): readonly Outgoing[] {
  return some.filter(({ id }) => !others.some((other) => other.id === id));
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
