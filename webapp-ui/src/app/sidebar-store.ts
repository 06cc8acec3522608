import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const SIDEBAR = { least: 200, usual: 260, most: 420 } as const;

type SidebarStore = {
  /** In CSS pixels. */
  readonly width: number;
  readonly collapsed: boolean;
  readonly setWidth: (width: number) => void;
  readonly toggle: () => void;
};

/** How the reader likes the sidebar; kept in this browser. */
export const useSidebar = create<SidebarStore>()(
  persist(
    (set) => ({
      width: SIDEBAR.usual,
      collapsed: false,
      setWidth: (width) => set({ width: Math.round(Math.min(SIDEBAR.most, Math.max(SIDEBAR.least, width))) }),
      toggle: () => set(({ collapsed }) => ({ collapsed: !collapsed })),
    }),
    { name: 'open-codex.sidebar' },
  ),
);
