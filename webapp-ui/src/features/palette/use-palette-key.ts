import { useEffect } from 'react';
import { usePalette } from './palette-store';

/**
 * Ctrl or Cmd and K open and close the palette, and what is typed from that moment on is for it, also before its field has the
 * focus.
 */
export function usePaletteKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { open, text, setOpen, type, enter } = usePalette.getState();
      const held = event.ctrlKey || event.metaKey;
      if (event.key.toLowerCase() === 'k' && held && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        setOpen(!open);
      } else if (open && !held && !event.altKey && !isInPalette(event.target)) {
        const next = typed(text, event.key);
        if (event.key === 'Enter') {
          enter();
        } else if (next === text) {
          return;
        } else {
          type(next);
        }
        event.preventDefault();
        event.stopPropagation();
      }
    };
    // Before anything else hears of it: keys mean other things on the page below.
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

function isInPalette(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-palette]') !== null;
}

/** The text after a key; keys of more than one letter, such as `Shift`, write nothing. */
function typed(text: string, key: string): string {
  if (key === 'Backspace') {
    return text.slice(0, -1);
  }
  return key.length === 1 ? text + key : text;
}
