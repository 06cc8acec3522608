import type { ReactNode } from 'react';

const tones = {
  neutral: 'bg-surface-active text-text',
  accent: 'bg-accent-soft text-text',
  warning: 'bg-warning-soft text-text',
} as const;

/** A word about what stands beside it. */
export function Badge({
  tone = 'neutral',
  title,
  children,
}: {
  readonly tone?: keyof typeof tones;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 text-xs ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
