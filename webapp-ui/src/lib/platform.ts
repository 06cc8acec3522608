const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key of shortcuts, as it is written on this machine's keyboard. */
export const MOD_KEY = APPLE ? '⌘' : 'Ctrl';
