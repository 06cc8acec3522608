import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { auditLines, auditQuery } from '@/api/audit';
import { t } from '@/lib/i18n';
import { saveBlob } from '@/lib/save-blob';
import { Button } from '@/ui/button';
import { notifyFailure } from '@/ui/notify';
import { EmptyState, Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { AuditEntries } from './audit-entries';
import { type LogFilter, readLogFilter, toAuditFilter, writeLogFilter } from './audit-filter';
import { AuditFilters } from './audit-filters';

/** Who did what, the newest first. */
export function AuditLog() {
  const [params, setParams] = useSearchParams();
  const filter = readLogFilter(params);
  const log = useInfiniteQuery(auditQuery(toAuditFilter(filter)));
  const change = (edit: Partial<LogFilter>) => setParams(writeLogFilter({ ...filter, ...edit }), { replace: true });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const filtered = Object.keys(writeLogFilter(filter)).length > 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-6 pb-5">
        <h1 className="me-auto font-semibold text-2xl">{t('Audit log')}</h1>
        <DownloadButton filter={filter} />
      </div>
      <AuditFilters filter={filter} onChange={change} />
      <UntilRead query={log} failed={t('The log could not be loaded')}>
        <LogSkeleton />
      </UntilRead>
      {log.data && entries.length === 0 && (
        <EmptyState
          title={filtered ? t('Nothing in the log fits') : t('Nothing is in the log yet')}
          action={filtered ? <Button onClick={() => setParams({})}>{t('Show everything')}</Button> : undefined}
        >
          {t('Sign-ins, sharing, keys, exports and deletions are written here when they happen, and stay.')}
        </EmptyState>
      )}
      <AuditEntries entries={entries} onActor={(actor) => change({ actor })} />
      {log.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {log.isFetchingNextPage ? t('Loading…') : t('Older')}
          </Button>
        </div>
      )}
      {log.isFetchNextPageError && (
        <p role="alert" className="mt-2 text-center text-danger text-sm">
          {log.error?.message}
        </p>
      )}
    </>
  );
}

/** All that fits, also what is not shown. */
function DownloadButton({ filter }: { readonly filter: LogFilter }) {
  const load = useMutation({
    mutationFn: () => auditLines(toAuditFilter(filter)),
    onSuccess: (lines) => saveBlob('audit.jsonl', lines),
    onError: (error) => notifyFailure(t('The log was not downloaded'), error),
  });
  return (
    <Button disabled={load.isPending} onClick={() => load.mutate()}>
      <Download size={16} aria-hidden="true" />
      {t('Download as JSON lines')}
    </Button>
  );
}

function LogSkeleton() {
  return (
    <Loading label={t('Loading the log')}>
      <div className="divide-y divide-border rounded-lg border border-border">
        {[48, 60, 40, 56, 44].map((width) => (
          <div key={width} className="flex h-14 items-center px-4">
            <div className="skeleton h-4" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
