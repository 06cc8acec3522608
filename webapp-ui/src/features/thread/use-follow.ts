import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { onMoveUp, watchHand } from './reader-hand';

/** Closer to the end than this, in CSS pixels, counts as being there. */
const NEAR = 32;

/**
 * Keeps a scrolling region at its end while it grows; lets go at the first move upwards, and takes hold again when the
 * reader comes back or `sent` changes to something: who writes wants to see what follows.
 */
export function useFollow(sent: string | undefined) {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const seen = useRef(0);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    following.current = true;
    setAtEnd(true);
    const region = viewport.current;
    if (region) {
      region.scrollTop = region.scrollHeight;
    }
  }, []);

  const letGo = useCallback(() => {
    following.current = false;
  }, []);

  useLayoutEffect(() => {
    if (sent !== undefined) {
      toEnd();
    }
  }, [sent, toEnd]);

  useEffect(() => {
    const region = viewport.current;
    const inner = content.current;
    if (!region || !inner) {
      return;
    }
    const distance = () => region.scrollHeight - region.scrollTop - region.clientHeight;
    const look = () => {
      seen.current = region.scrollTop;
      setAtEnd(following.current || distance() < NEAR);
    };
    const scrolled = () => {
      const moved = region.scrollTop - seen.current;
      // Upwards without anybody's hand, or still at the very end, is no reader: the content became shorter.
      if (moved < -1 && distance() > 1 && hand.isOn()) {
        following.current = false;
      } else if (moved > 0 && distance() < NEAR) {
        following.current = true;
      }
      look();
    };
    const grown = new ResizeObserver(() => {
      if (following.current) {
        region.scrollTop = region.scrollHeight;
      }
      look();
    });
    region.scrollTop = region.scrollHeight;
    look();
    grown.observe(inner);
    grown.observe(region);
    region.addEventListener('scroll', scrolled, { passive: true });
    const hand = watchHand(region);
    const forget = onMoveUp(region, () => {
      // Also by less than `NEAR`, which growth would undo before it is seen as scrolled.
      following.current = region.scrollTop === 0 && following.current;
    });
    return () => {
      grown.disconnect();
      region.removeEventListener('scroll', scrolled);
      forget();
      hand.forget();
    };
  }, []);

  return { viewport, content, atEnd, toEnd, letGo };
}
