import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps the focus out of the page behind a dialog. The guards of the library act a frame after a Tab, and by then the next
 * one may have left. The page is not `inert` for that: its live regions, notices among them, are still heard.
 */
export function useFocusInside(popup: RefObject<HTMLElement | null>, open: boolean): void {
  // Before anything is painted, so that it is over when the focus is given back.
  useLayoutEffect(() => {
    if (!open) {
      return;
    }
    const bringBack = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('#root') && !target.closest('[aria-live]')) {
        popup.current?.focus();
      }
    };
    document.addEventListener('focusin', bringBack);
    return () => document.removeEventListener('focusin', bringBack);
  }, [popup, open]);
}
