import type { ReactNode } from 'react';
import { FailedState } from './states';

export type UntilReadProps = {
  /** As TanStack Query has it. */
  readonly query: {
    readonly isPending: boolean;
    readonly data: unknown;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What could not be done if it fails, such as "The chats could not be loaded". */
  readonly failed: string;
  readonly compact?: boolean;
  /** Its shape. */
  readonly children: ReactNode;
};

/** What stands in the place of a list or a page until it is read: its shape, or why it could not be. */
export function UntilRead({ query, failed, compact = false, children }: UntilReadProps) {
  if (query.isPending) {
    return children;
  }
  return (
    query.error &&
    !query.data && (
      <FailedState title={failed} detail={query.error.message} onRetry={() => void query.refetch()} compact={compact} />
    )
  );
}
