import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Closer to the end than this, in CSS pixels, counts as being there. */
const NEAR = 32;

const UPWARDS = new Set(['ArrowUp', 'PageUp', 'Home']);

/**
 * Keeps a scrolling region at its end while it grows; lets go at the first move upwards, and takes hold again when the
 * reader comes back or `sent` changes to something: who writes wants to see what follows.
 */
export function useFollow(sent: string | undefined) {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const seen = useRef({ top: 0, height: 0 });
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
      seen.current.top = region.scrollTop;
      seen.current.height = region.scrollHeight;
      setAtEnd(following.current || distance() < NEAR);
    };
    const scrolled = () => {
      const moved = region.scrollTop - seen.current.top;
      // Upwards but still at the very end, or where the content became shorter, is no reader.
      if (moved < -1 && distance() > 1 && region.scrollHeight >= seen.current.height) {
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
    const forget = onMoveUp(region, () => {
      // Also by less than `NEAR`, which growth would undo before it is seen as scrolled.
      following.current = region.scrollTop === 0 && following.current;
    });
    return () => {
      grown.disconnect();
      region.removeEventListener('scroll', scrolled);
      forget();
    };
  }, []);

  return { viewport, content, atEnd, toEnd, letGo };
}

/** Tells of the reader's own moves upwards, by wheel, finger and key. */
function onMoveUp(region: HTMLElement, told: () => void): () => void {
  const listening = new AbortController();
  const options = { passive: true, signal: listening.signal };
  let finger = 0;
  region.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && told(), options);
  region.addEventListener(
    'touchstart',
    ({ touches }) => {
      finger = touches[0]?.clientY ?? 0;
    },
    options,
  );
  region.addEventListener('touchmove', ({ touches }) => (touches[0]?.clientY ?? 0) > finger && told(), options);
  region.addEventListener(
    'keydown',
    ({ key, shiftKey }) => (UPWARDS.has(key) || (key === ' ' && shiftKey)) && told(),
    options,
  );
  return () => listening.abort();
}
