import { ChevronUp } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { FailedState } from '@/ui/states';
import type { History } from './use-history';

export type EarlierMessagesProps = {
  readonly earlier: History['earlier'];
  readonly viewport: RefObject<HTMLElement | null>;
};

/** The way to the messages before those that are shown. */
export function EarlierMessages({ earlier, viewport }: EarlierMessagesProps) {
  // When there are no more, this goes; the focus must not go with it.
  useEffect(() => {
    const region = viewport.current;
    return () => {
      if (document.activeElement === document.body) {
        region?.focus({ preventScroll: true });
      }
    };
  }, [viewport]);

  if (earlier.isError) {
    return (
      <FailedState
        compact
        title={t('The earlier messages could not be loaded')}
        detail={earlier.error.message}
        onRetry={() => earlier.mutate(undefined)}
      />
    );
  }
  return (
    <Button
      variant="quiet"
      size="small"
      className="self-center text-text-muted"
      aria-disabled={earlier.isPending}
      onClick={() => {
        if (!earlier.isPending) {
          earlier.mutate(undefined);
        }
      }}
    >
      <ChevronUp size={15} aria-hidden="true" />
      {earlier.isPending ? t('Loading earlier messages…') : t('Load earlier messages')}
    </Button>
  );
}
