import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** From here the focus comes back. */
const POPUPS = '[role=menu], [role=dialog], [role=alertdialog]';

type Held = { readonly control: Element; readonly row: HTMLElement | null };

/**
 * Keeps the focus in a list when the control that has it goes, as with each version that takes the place of another: the same
 * control of the row that stands there now has it then, or else the list. `data-focus` holds the name of a control, and those of
 * others that do as well; `data-after` of a row says where it stands. Returns what the list has to tell.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>) {
  const held = useRef<Held>(undefined);

  // Whenever rows are drawn; but nothing is looked for as long as nothing is lost.
  useLayoutEffect(() => {
    const lost = held.current;
    if (!lost || lost.control.isConnected || document.activeElement?.closest(POPUPS)) {
      return;
    }
    held.current = undefined;
    if (document.activeElement === document.body) {
      (successor(lost, list.current) ?? list.current)?.focus({ preventScroll: true });
    }
  });

  return {
    onFocus: ({ target, currentTarget }: FocusEvent) => {
      // React tells also of the menus of the rows, which stand elsewhere in the page.
      if (currentTarget.contains(target)) {
        held.current = { control: target, row: target.closest<HTMLElement>('[data-row]') };
      }
    },
    // React does not tell of what it takes out of the page: the reader went. A window that is left keeps its focus.
    onBlur: ({ target, relatedTarget }: FocusEvent) => {
      if (document.activeElement !== target && !relatedTarget?.closest(POPUPS)) {
        held.current = undefined;
      }
    },
  };
}

function successor({ control, row }: Held, list: HTMLElement | null): HTMLElement | undefined {
  const names = control.closest<HTMLElement>('[data-focus]')?.dataset.focus?.split(' ') ?? [];
  const now = row && list?.querySelector(`[data-row][data-after="${row.dataset.after}"]`);
  for (const name of names) {
    const next = now?.querySelector<HTMLElement>(`[data-focus^="${name}"]:enabled`);
    if (next) {
      return next;
    }
  }
}
