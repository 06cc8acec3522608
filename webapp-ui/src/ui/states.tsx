import { CircleAlert, CircleCheck, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '@/lib/i18n';
import { Button } from './button';
import { CursorMark } from './cursor-mark';

/** Where nothing is yet: one sentence and the one action. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-4 py-16 text-center">
      <CursorMark className="mb-6 text-2xl" />
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <p className="mt-1 text-text-muted text-sm">{children}</p>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}

export type FailedStateProps = {
  /** What could not be done, such as "The chats could not be loaded". */
  readonly title: string;
  readonly detail?: string | undefined;
  readonly onRetry: () => void;
  readonly compact?: boolean;
};

/** A list or page that could not be loaded, in its own place, with the way to try again. */
export function FailedState({ title, detail, onRetry, compact = false }: FailedStateProps) {
  return (
    <div
      role="alert"
      className={
        compact ? 'rounded-md bg-danger-soft p-3 text-sm' : 'mx-auto my-12 max-w-md rounded-lg bg-danger-soft p-6'
      }
    >
      <p className="font-medium text-text">{title}</p>
      {detail && <p className="mt-1 text-sm text-text [overflow-wrap:anywhere]">{detail}</p>}
      <Button size="small" className="mt-3" onClick={onRetry}>
        <RotateCw size={14} aria-hidden="true" />
        {t('Try again')}
      </Button>
    </div>
  );
}

const tones = {
  success: { icon: CircleCheck, box: 'bg-surface-hover', mark: 'text-success' },
  warning: { icon: CircleAlert, box: 'bg-warning-soft', mark: 'text-warning' },
  danger: { icon: CircleAlert, box: 'bg-danger-soft', mark: 'text-danger' },
} as const;

/** Something one should know, in its place. */
export function Notice({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  const { icon: Icon, box, mark } = tones[tone];
  return (
    <div className={`flex gap-2 rounded-md p-3 text-sm ${box}`}>
      <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${mark}`} />
      <p className="min-w-0 [overflow-wrap:anywhere]">{children}</p>
    </div>
  );
}

/** Holds the shape of what is loading; tells a screen reader once, and the eye only after 150 ms. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" className="appear-late">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
