import { notifyManager } from '@tanstack/react-query';
import { soon } from './soon';

/** So much text is taken at once, drawn or not, so that the server hears that it has come. */
const MOST_UNTAKEN = 32 * 1024;

/**
 * What has come and is not taken yet. One look at the page for all frames since the last: a fast model must not make the
 * browser work more.
 */
export class Inbox<Frame extends object> {
  private readonly frames: Frame[] = [];
  private untaken = 0;
  private cancel: (() => void) | undefined;

  constructor(private readonly take: (frame: Frame) => void) {}

  add(frame: Frame): void {
    this.frames.push(frame);
    this.untaken += 'content' in frame && typeof frame.content === 'string' ? frame.content.length : 0;
    if (this.untaken >= MOST_UNTAKEN) {
      this.takeAll();
    } else {
      this.cancel ??= soon(this.takeAll);
    }
  }

  readonly takeAll = () => {
    this.cancel?.();
    this.cancel = undefined;
    this.untaken = 0;
    notifyManager.batch(() => {
      for (const frame of this.frames.splice(0)) {
        this.take(frame);
      }
    });
  };

  /** Nothing is taken any more by itself. */
  close(): void {
    this.cancel?.();
  }
}
