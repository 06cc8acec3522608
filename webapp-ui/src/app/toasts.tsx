import type { CSSProperties } from 'react';
import { Toaster } from 'sonner';
import { usePreferences } from '@/lib/preferences';

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
  // Its own are 20 px, less than a finger or an unsteady hand needs.
  classNames: { description: 'text-text-muted!', closeButton: 'size-6! touch:size-8!' },
};

/** Below the top line: below is where one writes, and a notice may stay for a while. */
const offset = { top: 'calc(var(--top-line-height) + 0.5rem)', right: '1rem' };
const mobileOffset = { top: 'calc(var(--top-line-height) + 0.5rem)', left: '1rem', right: '1rem' };

/** Where short notices appear, above the page and read out when they come. */
export function Toasts() {
  return (
    <Toaster
      position="top-right"
      offset={offset}
      mobileOffset={mobileOffset}
      theme={usePreferences(({ theme }) => theme)}
      style={colours}
      toastOptions={options}
    />
  );
}
