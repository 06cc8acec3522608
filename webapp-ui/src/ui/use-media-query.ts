import { useSyncExternalStore } from 'react';

/** At this width sidebar and thread stand side by side; the same as the breakpoint `md` of the theme. */
export const WIDE = '(min-width: 900px)';

/** Whether a media query holds, followed as it changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
