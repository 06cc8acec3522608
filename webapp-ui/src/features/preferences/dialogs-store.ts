import { create } from 'zustand';

type Dialogs = {
  readonly open: 'preferences' | 'shortcuts' | undefined;
  readonly show: (dialog: Dialogs['open']) => void;
};

/** Which of the dialogs is open that every page has. */
export const useDialogs = create<Dialogs>()((set) => ({ open: undefined, show: (open) => set({ open }) }));
