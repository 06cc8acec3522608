export { useDialogs } from './dialogs-store';
export { PreferencesDialog } from './preferences-dialog';
export { ShortcutsDialog } from './shortcuts-dialog';
export { useShortcutKeys } from './use-shortcut-keys';
