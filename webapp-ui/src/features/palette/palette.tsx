import { Dialog } from '@base-ui/react/dialog';
import { lazy, Suspense, useEffect } from 'react';
import { t } from '@/lib/i18n';
import { overlayClass } from '@/ui/dialog';
import { useFocusInside } from '@/ui/use-focus-inside';
import { PaletteField } from './palette-field';
import type { PaletteCommand } from './palette-items';
import { usePalette } from './palette-store';

const load = () => import('./palette-contents');
const Contents = lazy(() => load().then((module) => ({ default: module.PaletteContents })));

export type PaletteProps = {
  /** Commands of others. */
  readonly more: readonly PaletteCommand[];
  /** What can be done with the chat that is open. */
  readonly chat: readonly PaletteCommand[];
};

/** Goes anywhere and finds anything, by Ctrl or Cmd and K. One can type at once, while the rest of it is on its way. */
export function Palette({ more, chat }: PaletteProps) {
  const { open, times, text, setOpen, type, enter } = usePalette();
  useEffect(() => {
    // Where it cannot be loaded, it is tried again when it is opened.
    load().catch(() => undefined);
  }, []);
  const popup = useFocusInside(open);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className={overlayClass} />
        <Dialog.Popup
          ref={popup}
          data-palette
          aria-label={t('Search and commands')}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[76dvh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-surface-raised shadow-floating transition-opacity duration-120 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 max-sm:top-2"
        >
          <Suspense
            fallback={
              <PaletteField
                render={(wiring) => (
                  <input
                    {...wiring}
                    value={text}
                    onChange={({ target }) => type(target.value)}
                    onKeyDown={({ key }) => key === 'Enter' && enter()}
                    aria-busy="true"
                  />
                )}
              />
            }
          >
            <Contents key={times} more={more} chat={chat} onDone={() => setOpen(false)} />
          </Suspense>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
