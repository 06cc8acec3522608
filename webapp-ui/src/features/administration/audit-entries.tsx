import type { AuditEntry } from '@/api/audit';
import { dayName, sameDay } from '@/lib/day';
import { dateFormat } from '@/lib/formats';
import { t } from '@/lib/i18n';
import { fullTime } from '@/lib/relative-time';
import { actionName, detailLine } from './audit-words';

export type AuditEntriesProps = {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  /** Shows only what one person did. */
  readonly onActor: (id: string) => void;
};

/** The log, day by day. */
export function AuditEntries({ entries, onActor }: AuditEntriesProps) {
  return daysOf(entries).map((day) => (
    <section key={day[0]?.id} aria-label={dayName(day[0]?.at ?? '')} className="mb-6">
      <h2 className="mb-2 font-medium text-sm text-text-muted">{dayName(day[0]?.at ?? '')}</h2>
      <ul className="divide-y divide-border rounded-lg border border-border bg-surface-raised">
        {day.map((entry) => (
          <Entry key={entry.id} entry={entry} onActor={onActor} />
        ))}
      </ul>
    </section>
  ));
}

function Entry({ entry, onActor }: { readonly entry: AuditEntry; readonly onActor: (id: string) => void }) {
  const { at, actor, actor_id: actorId, subject, address } = entry;
  const detail = detailLine(entry.detail);
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 px-4 py-2.5 text-sm md:grid-cols-[5.5rem_12rem_1fr_auto] md:items-baseline">
      <time dateTime={at} title={fullTime(at)} className="whitespace-nowrap text-text-muted text-xs max-md:order-2">
        {dateFormat({ timeStyle: 'medium' }).format(Date.parse(at))}
      </time>
      <p className="min-w-0 max-md:order-1">
        {actorId ? (
          <button
            type="button"
            title={t('Only what {{name}} did', { name: actor })}
            onClick={() => onActor(actorId)}
            className="max-w-full truncate rounded-sm text-start align-bottom font-medium hover:underline"
          >
            {actor}
          </button>
        ) : (
          <span className="text-text-muted">{actor || t('Nobody known')}</span>
        )}
      </p>
      <div className="min-w-0 max-md:order-3 max-md:col-span-2">
        <p className="[overflow-wrap:anywhere]">
          {actionName(entry.action)}
          {subject && <span className="text-text-muted"> · {subject}</span>}
        </p>
        {detail && <p className="text-text-muted text-xs [overflow-wrap:anywhere]">{detail}</p>}
      </div>
      {address && <bdi className="text-text-muted text-xs tabular-nums max-md:order-4">{address}</bdi>}
    </li>
  );
}

function daysOf(entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] {
  const days: AuditEntry[][] = [];
  for (const entry of entries) {
    const day = days.at(-1);
    if (day?.[0] && sameDay(day[0].at, entry.at)) {
      day.push(entry);
    } else {
      days.push([entry]);
    }
  }
  return days;
}
