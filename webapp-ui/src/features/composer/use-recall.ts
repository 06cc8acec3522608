import { type KeyboardEvent, useRef } from 'react';

/**
 * Goes through what was sent before by arrow up and down, as a shell does: from an empty field, or while what stands there is
 * one of them untouched. `sent` has the oldest first. Returns whether the key was meant for it.
 */
export function useRecall(sent: readonly string[], text: string, write: (text: string) => void) {
  const place = useRef<number>(undefined);
  return (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if ((key !== 'ArrowUp' && key !== 'ArrowDown') || shiftKey || altKey || ctrlKey || metaKey) {
      return false;
    }
    const recalled = place.current !== undefined && sent[place.current] === text;
    if (!recalled && text !== '') {
      return false;
    }
    const now = recalled ? (place.current ?? sent.length) : sent.length;
    const next = key === 'ArrowUp' ? now - 1 : now + 1;
    if (next < 0 || (key === 'ArrowDown' && !recalled)) {
      return false;
    }
    event.preventDefault();
    place.current = next < sent.length ? next : undefined;
    write(sent[next] ?? '');
    return true;
  };
}
