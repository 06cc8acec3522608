import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus out of the page behind a dialog, but for notices and other live regions. The guards of the library act a
 * frame after a Tab, and by then the next one may have left. Returns the ref of what the dialog is in.
 */
export function useFocusInside(open: boolean): RefObject<HTMLDivElement | null> {
  const popup = useRef<HTMLDivElement>(null);
  // A layout effect is gone in the commit that closes, thus before the library gives the focus back.
  useLayoutEffect(() => {
    if (!open) {
      return;
    }
    const bringBack = ({ target, relatedTarget: before }: FocusEvent) => {
      if (target instanceof Element && target.closest('#root') && !target.closest('[aria-live]:not([aria-live=off])')) {
        const own = popup.current;
        (before instanceof HTMLElement && own?.contains(before) ? before : own)?.focus();
      }
    };
    document.addEventListener('focusin', bringBack);
    return () => document.removeEventListener('focusin', bringBack);
  }, [open]);
  return popup;
}
