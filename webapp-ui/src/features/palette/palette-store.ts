import { create } from 'zustand';

type PaletteStore = { readonly open: boolean; readonly setOpen: (open: boolean) => void };

/** Whether the palette is open: buttons and a key on every page open it. */
export const usePalette = create<PaletteStore>()((set) => ({ open: false, setOpen: (open) => set({ open }) }));

/** How the key is written on this machine. */
export const PALETTE_KEY = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : 'Ctrl K';
