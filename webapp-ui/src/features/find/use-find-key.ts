import { useEffect } from 'react';

/**
 * Calls the action on Ctrl or Cmd and F. The browser's own search knows only what is drawn, which of a long chat is a small
 * part; pressed once more while ours is open, it is the browser's.
 */
export function useFindKey(open: boolean, action: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const held = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (held && event.key.toLowerCase() === 'f' && !open && !document.querySelector('[role=dialog]')) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [open, action]);
}
