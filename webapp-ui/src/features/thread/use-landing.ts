import { useEffect, useRef, useState } from 'react';
import type { Message } from '@/api/messages';
import type { History } from './use-history';

/** So many messages are read at once on the way to one far above. */
const FAR = 500;
/** How long the message that somebody came for is marked. */
const MARKED_MS = 2_500;

export type Landing = {
  /** The message that somebody comes for. */
  readonly target: string;
  /** Told when it was found. */
  readonly onLanded: () => void;
};

export type LandingWays = {
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly earlier: History['earlier'];
  /** Puts the branch of a message on show; `showing` while that goes on. */
  readonly showBranch: (messageId: string) => void;
  readonly showing: boolean;
  /** Puts a message into the middle, and follows the end no more. */
  readonly scrollTo: (messageId: string) => void;
};

/**
 * Leads to one message: puts its branch on show, loads what is needed, scrolls there and marks it for a moment. Returns the
 * id of the marked one.
 */
export function useLanding(landing: Landing | undefined, ways: LandingWays): string | undefined {
  const { messages, hasEarlier, earlier, showBranch, showing, scrollTo } = ways;
  const [marked, setMarked] = useState<string>();
  const asked = useRef<string>(undefined);
  const target = landing?.target;
  const onLanded = landing?.onLanded;
  const known = messages.some(({ id }) => id === target);
  const { isPending: loading, isError: failed, mutate: load } = earlier;

  useEffect(() => {
    if (target === undefined || loading || showing) {
      return;
    }
    if (known) {
      scrollTo(target);
      setMarked(target);
      onLanded?.();
    } else if (asked.current !== target) {
      asked.current = target;
      showBranch(target);
    } else if (hasEarlier && !failed) {
      load(FAR);
    }
  }, [target, onLanded, known, loading, showing, failed, hasEarlier, load, showBranch, scrollTo]);

  useEffect(() => {
    if (marked) {
      const timer = setTimeout(() => setMarked(undefined), MARKED_MS);
      return () => clearTimeout(timer);
    }
  }, [marked]);
  return marked;
}
