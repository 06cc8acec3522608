import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { projectsQuery } from '@/api/projects';
import { type Usages, usageCsvUrl, usageQuery } from '@/api/usage';
import { t } from '@/lib/i18n';
import { buttonClass } from '@/ui/button';
import { SelectField } from '@/ui/field';
import { EmptyState, FailedState, Loading } from '@/ui/states';
import { DayChart } from './day-chart';
import { GROUPS, PERIODS, type ReportFilter, readFilter, toUsageFilter, writeFilter } from './report-filter';
import { UsageTable } from './usage-table';
import { UsageTotals } from './usage-totals';

/** What answers took and cost: sums, a chart of the days, and a table by what one likes. */
export function UsageReport() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  // One time for the whole visit, so that what is read has one name.
  const [now] = useState(Date.now);
  const days = useQuery(usageQuery(toUsageFilter(filter, 'day', now)));
  const groups = useQuery(usageQuery(toUsageFilter(filter, filter.group, now)));
  const failed = [days, groups].find(({ isError, data }) => isError && !data);
  const change = (edit: Partial<ReportFilter>) => setParams(writeFilter({ ...filter, ...edit }), { replace: true });
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3 pt-8 pb-6">
        <h1 className="me-auto font-semibold text-2xl">{t('Usage')}</h1>
        <a href={usageCsvUrl(toUsageFilter(filter, filter.group, now))} download className={buttonClass()}>
          <Download size={16} aria-hidden="true" />
          {t('Download as CSV')}
        </a>
      </div>
      <Filters filter={filter} onChange={change} />
      {failed && (
        <FailedState
          title={t('The usage could not be loaded')}
          detail={failed.error?.message}
          onRetry={() => void Promise.all([days.refetch(), groups.refetch()])}
        />
      )}
      {!failed && days.data && groups.data && <Report days={days.data} groups={groups.data} filter={filter} />}
      {!failed && !(days.data && groups.data) && <ReportSkeleton />}
    </>
  );
}

function Filters({ filter, onChange }: { filter: ReportFilter; onChange: (edit: Partial<ReportFilter>) => void }) {
  const projects = useQuery(projectsQuery).data?.projects ?? [];
  return (
    <div className="mb-6 grid grid-cols-1 gap-3 sm:grid-cols-3">
      <SelectField
        label={t('Period')}
        value={filter.days}
        onChange={(event) => onChange({ days: Number(event.target.value) })}
      >
        {PERIODS.map(({ days, name }) => (
          <option key={days} value={days}>
            {t(name)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('Project')}
        value={filter.project ?? ''}
        onChange={(event) => onChange({ project: event.target.value || undefined })}
      >
        <option value="">{t('All projects')}</option>
        {projects.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('Table by')}
        value={filter.group}
        onChange={(event) => onChange({ group: event.target.value as ReportFilter['group'] })}
      >
        {GROUPS.map(({ group, name }) => (
          <option key={group} value={group}>
            {t(name)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Report({ days, groups, filter }: { days: Usages; groups: Usages; filter: ReportFilter }) {
  if (days.total.answers === 0) {
    return (
      <EmptyState title={t('No answers in this time')}>
        {t('What each answer takes is entered here when it ends: tokens, time and, where the price is known, cost.')}
      </EmptyState>
    );
  }
  return (
    <>
      <UsageTotals total={days.total} />
      <DayChart usages={days} />
      <UsageTable usages={groups} group={filter.group} />
      <p className="mt-4 text-text-muted text-xs">
        {t(
          'Days are those of UTC. Costs are in US dollars at the catalogue’s prices; what a provider charges may differ.',
        )}
      </p>
    </>
  );
}

function ReportSkeleton() {
  return (
    <Loading label={t('Loading usage')}>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <div key={key} className="h-22 rounded-lg border border-border p-4">
            <div className="skeleton h-4 w-16" />
            <div className="skeleton mt-3 h-6 w-24" />
          </div>
        ))}
      </div>
      <div className="skeleton mt-6 h-56" />
      <div className="skeleton mt-6 h-40" />
    </Loading>
  );
}
