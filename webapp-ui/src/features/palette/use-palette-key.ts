import { useEffect } from 'react';
import { usePalette } from './palette-store';

/** Ctrl or Cmd and K open and close the palette, from the first moment on: its code may still be on its way. */
export function usePaletteKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        const { open, setOpen } = usePalette.getState();
        setOpen(!open);
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
