const KEY = 'open-codex.signed-out-at';

/** So long after signing out one is not signed in again by itself, also where the way led over the provider's pages. */
const JUST_MS = 120_000;

export const justSignedOut = {
  /** `now` in milliseconds. */
  mark(now: number = Date.now()): void {
    keep(String(now));
  },
  forget(): void {
    keep('0');
  },
  is(now: number = Date.now()): boolean {
    try {
      return now - Number(sessionStorage.getItem(KEY) ?? 0) < JUST_MS;
    } catch {
      return false;
    }
  },
};

function keep(value: string): void {
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    // Storage may be forbidden: then the page leads on by itself.
  }
}
