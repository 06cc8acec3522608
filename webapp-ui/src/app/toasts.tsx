import type { CSSProperties } from 'react';
import { Toaster } from 'sonner';

/** The roles of our theme under the names that the toasts know them by. */
const colours = {
  '--normal-bg': 'var(--surface-raised)',
  '--normal-text': 'var(--text)',
  '--normal-border': 'var(--border)',
  '--border-radius': 'var(--radius-md)',
  fontFamily: 'inherit',
} as CSSProperties;

const options = {
  style: { boxShadow: 'var(--shadow-floating)' },
  actionButtonStyle: { background: 'var(--accent)', color: 'var(--on-accent)' },
  classNames: { description: 'text-text-muted!' },
};

/** Where short notices appear, above the page and read out when they come. */
export function Toasts() {
  return <Toaster position="bottom-right" theme="system" style={colours} toastOptions={options} />;
}
