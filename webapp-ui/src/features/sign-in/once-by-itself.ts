const KEY = 'open-codex.sign-in-at';

/** Who comes back sooner was not let in, and would go there and back for ever. */
const CIRCLE_MS = 20_000;

/** Whether the page may lead on without being asked. `now` in milliseconds. */
export function mayGoByItself(now: number = Date.now()): boolean {
  try {
    return now - Number(sessionStorage.getItem(KEY) ?? 0) > CIRCLE_MS;
  } catch {
    // Where nothing can be kept, nobody would notice the circle.
    return false;
  }
}

export function wentByItself(now: number = Date.now()): void {
  try {
    sessionStorage.setItem(KEY, String(now));
  } catch {
    // As above.
  }
}
