import { t } from '@/lib/i18n';
import { Loading } from '@/ui/states';

/** The shape of a conversation that is being read. */
export function ThreadSkeleton() {
  return (
    <div className="flex-1 overflow-hidden px-4 pt-8">
      <div className="mx-auto max-w-(--measure)">
        <Loading label={t('Loading messages')}>
          <div className="skeleton ms-auto h-11 w-1/2 rounded-lg" />
          <div className="skeleton mt-8 h-4 w-11/12" />
          <div className="skeleton mt-3 h-4 w-full" />
          <div className="skeleton mt-3 h-4 w-2/3" />
        </Loading>
      </div>
    </div>
  );
}
