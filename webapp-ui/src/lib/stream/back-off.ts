const FIRST_MS = 500;
const GROWTH = 1.6;
const LONGEST_MS = 10_000;

/**
 * The waits between tries to connect: none before the first, then longer and longer, each drawn from the upper half of
 * its span so that clients that lost one server do not come back in one beat. A wait can be cut short.
 */
export class BackOff {
  private tries = 0;
  private go: (() => void) | undefined;

  /** Resolves when the next try is due. */
  async turn(): Promise<void> {
    const longest = this.tries === 0 ? 0 : Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (this.tries - 1));
    this.tries += 1;
    if (longest > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
        this.go = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.go = undefined;
    }
  }

  /** The try that is waited for is due now. */
  hurry(): void {
    this.go?.();
  }

  /** A connection held: the waits begin anew. */
  reset(): void {
    this.tries = 1;
  }
}
