const FIRST_MS = 500;
const GROWTH = 1.6;
const LONGEST_MS = 10_000;

/**
 * The waits between tries to connect: none before the first, then longer and longer, each drawn from the upper half of
 * its span so that clients that lost one server do not come back in one beat.
 */
export class BackOff {
  private tries = 0;

  /** Milliseconds until the next try. */
  next(): number {
    const longest = this.tries === 0 ? 0 : Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (this.tries - 1));
    this.tries += 1;
    return longest * (0.5 + Math.random() / 2);
  }

  /** A connection held: the waits begin anew. */
  reset(): void {
    this.tries = 1;
  }
}
