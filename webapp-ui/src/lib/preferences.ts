import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Theme = 'system' | 'light' | 'dark';
/** What sends a message: Enter, or Ctrl or Cmd and Enter, so that Enter starts a line. */
export type SendKey = 'enter' | 'mod-enter';

type Preferences = {
  readonly theme: Theme;
  readonly sendKey: SendKey;
  /** A code, or nothing: the browser's. */
  readonly language: string | undefined;
  /** Whether the system tells of answers that end while the tab is hidden. */
  readonly notices: boolean;
  readonly chatOrder: 'active' | 'created' | 'name';
  readonly set: (change: Partial<Omit<Preferences, 'set'>>) => void;
};

/** How the reader likes it; kept in this browser. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      sendKey: 'enter',
      language: undefined,
      notices: false,
      chatOrder: 'active',
      set,
    }),
    { name: 'open-codex.preferences' },
  ),
);

/** The theme on show, now and whenever it changes. */
export function applyTheme(): void {
  const show = ({ theme }: Preferences) => {
    document.documentElement.dataset.theme = theme;
  };
  show(usePreferences.getState());
  usePreferences.subscribe(show);
}
