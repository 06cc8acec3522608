import { type RefObject, useEffect } from 'react';

/** Leads to where one writes by Shift and Esc, from anywhere in the chat. */
export function useFocusKey(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && event.shiftKey && !document.querySelector('[role=dialog]')) {
        event.preventDefault();
        event.stopPropagation();
        field.current?.focus();
      }
    };
    // Before the Esc that stops an answer.
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [field]);
}
