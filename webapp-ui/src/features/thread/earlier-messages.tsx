import { ChevronUp } from 'lucide-react';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { FailedState } from '@/ui/states';
import type { History } from './use-history';

export type EarlierMessagesProps = { readonly earlier: History['earlier'] };

/** The way to the messages before those that are shown. */
export function EarlierMessages({ earlier }: EarlierMessagesProps) {
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
