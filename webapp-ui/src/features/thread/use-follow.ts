import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Closer to the end than this, in CSS pixels, counts as being there. */
const NEAR = 32;

/**
 * Keeps a scrolling region at its end while it grows; lets go when the reader scrolls up, and takes hold again when they
 * come back or `sent` changes to something: who writes wants to see what follows.
 */
export function useFollow(sent: string | undefined) {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const lastTop = useRef(0);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    following.current = true;
    setAtEnd(true);
    const region = viewport.current;
    if (region) {
      region.scrollTop = region.scrollHeight;
    }
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
    const scrolled = () => {
      const near = region.scrollHeight - region.scrollTop - region.clientHeight < NEAR;
      if (region.scrollTop < lastTop.current - 1 && !near) {
        following.current = false;
      } else if (near) {
        following.current = true;
      }
      lastTop.current = region.scrollTop;
      setAtEnd(following.current || near);
    };
    const grown = new ResizeObserver(() => {
      if (following.current) {
        region.scrollTop = region.scrollHeight;
      }
    });
    region.scrollTop = region.scrollHeight;
    grown.observe(inner);
    grown.observe(region);
    region.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      grown.disconnect();
      region.removeEventListener('scroll', scrolled);
    };
  }, []);

  return { viewport, content, atEnd, toEnd };
}
