import { useEffect } from 'react';

/** What has a use of its own for the key, open or being written in. */
const OWNERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** What one leaves by the key. */
const LEFT_BY_ESCAPE = '[data-left-by-escape]';

/** Calls the action on Esc, wherever the focus is, unless something is open that the key closes. */
export function useEscape(action: (() => void) | undefined): void {
  useEffect(() => {
    if (!action) {
      return;
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector(OWNERS)) {
        return;
      }
      const { target } = event;
      if (!(target instanceof HTMLInputElement) && !(target instanceof Element && target.closest(LEFT_BY_ESCAPE))) {
        action();
      }
    };
    // Before those who close something on it: then it can still be seen that something is open.
    document.addEventListener('keydown', pressed, { capture: true });
    return () => document.removeEventListener('keydown', pressed, { capture: true });
  }, [action]);
}
