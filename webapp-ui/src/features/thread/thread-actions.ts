import type { Message } from '@/api/messages';
import type { Ask } from './outbox';

/**
 * What can be done with the messages of a chat. Those that change its branches are missing while an answer is written; for who
 * may only read, all are but `show`, then for them alone, and the last.
 */
export type ThreadActions = {
  /** Tells whether it goes out; if not, its text stays with who asked. */
  readonly ask: ((request: Ask) => boolean) | undefined;
  /** Puts another version of a message on show, and all that follows it. */
  readonly show: ((messageId: string) => void) | undefined;
  /** With all that follows it. */
  readonly remove: ((message: Message) => void) | undefined;
  /** Lets the reader choose who answers in its place. */
  readonly chooseModel: ((message: Message) => void) | undefined;
  /** Into a chat of its own, up to this message. */
  readonly fork: ((message: Message) => void) | undefined;
  readonly rate: ((message: Message, rating: Message['rating']) => void) | undefined;
  /** Puts a text where one writes. */
  readonly reuse: ((text: string) => void) | undefined;
  readonly openSettings: () => void;
};
