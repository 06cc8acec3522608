import type { ReactNode } from 'react';
import { CursorMark } from '@/ui/cursor-mark';

export type SignInFrameProps = {
  readonly title: string;
  readonly children?: ReactNode;
  /** Below the box: for those who cannot go on. */
  readonly foot?: ReactNode;
};

/** What all pages have that one sees before one is signed in. */
export function SignInFrame({ title, children, foot }: SignInFrameProps) {
  return (
    <main className="flex min-h-full flex-col items-center justify-center bg-surface-sunken px-4 py-10 max-sm:justify-start max-sm:bg-surface max-sm:px-6 max-sm:pt-[14dvh]">
      <title>{`${title} – Open Codex`}</title>
      <p className="mb-8 flex items-center gap-2.5 font-semibold text-xl tracking-tight">
        <CursorMark blinking />
        Open Codex
      </p>
      <div className="w-full max-w-[25rem] sm:rounded-lg sm:border sm:border-border sm:bg-surface-raised sm:p-8 sm:shadow-raised">
        <h1 className="font-semibold text-lg">{title}</h1>
        {children}
      </div>
      {foot && <p className="mt-6 max-w-[25rem] text-center text-sm text-text-muted">{foot}</p>}
    </main>
  );
}
