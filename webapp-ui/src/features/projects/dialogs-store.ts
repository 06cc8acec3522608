import { create } from 'zustand';

type ProjectDialogs = {
  readonly open: 'new' | 'import' | undefined;
  readonly show: (dialog: ProjectDialogs['open']) => void;
};

/** Which dialog is open that makes projects: the list asks for it, and the palette, on every page. */
export const useProjectDialogs = create<ProjectDialogs>()((set) => ({
  open: undefined,
  show: (open) => set({ open }),
}));
