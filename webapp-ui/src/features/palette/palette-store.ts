import { create } from 'zustand';
import { MOD_KEY } from '@/lib/platform';

type PaletteStore = {
  readonly open: boolean;
  /** How often it was opened: each time it begins anew. */
  readonly times: number;
  /** What was typed since. */
  readonly text: string;
  /** Enter was pressed before there was something to choose for the text: the first that fits is chosen once it is there. */
  readonly entered: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly type: (text: string) => void;
  readonly enter: () => void;
};

/** Whether the palette is open: buttons and a key on every page open it. */
export const usePalette = create<PaletteStore>()((set) => ({
  open: false,
  times: 0,
  text: '',
  entered: false,
  setOpen: (open) =>
    set(({ times }) => (open ? { open, times: times + 1, text: '', entered: false } : { open, entered: false })),
  type: (text) => set({ text, entered: false }),
  enter: () => set({ entered: true }),
}));

/** How the key is written on this machine. */
export const PALETTE_KEY = `${MOD_KEY} K`;
