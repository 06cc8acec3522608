import { useEffect } from 'react';
import { useDialogs } from './dialogs-store';

/** Opens the list of shortcuts by "?", unless one is writing. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      if (key !== '?' || ctrlKey || metaKey || altKey || isWriting(target)) {
        return;
      }
      event.preventDefault();
      useDialogs.getState().show('shortcuts');
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
