import { useState } from 'react';
import type { UsageSums, Usages } from '@/api/usage';
import { count, dollars, tokens } from '@/lib/amounts';
import { classNames } from '@/lib/class-names';
import { dateFormat } from '@/lib/formats';
import { later, t } from '@/lib/i18n';
import { daysBetween } from './report-filter';

const MEASURES = [
  { name: later('Cost'), of: ({ cost }: UsageSums) => cost ?? 0, words: dollars },
  { name: later('Tokens'), of: (sums: UsageSums) => sums.input_tokens + sums.output_tokens, words: tokens },
  { name: later('Answers'), of: ({ answers }: UsageSums) => answers, words: count },
] as const;

type Measure = (typeof MEASURES)[number];

/** One bar for each day. The figures are in the table by day, for those who do not see it. */
export function DayChart({ usages }: { readonly usages: Usages }) {
  const [chosen, setChosen] = useState<Measure>();
  const measure = chosen ?? (usages.total.cost === null ? MEASURES[1] : MEASURES[0]);
  const byDay = new Map(usages.rows.map((row) => [row.key, measure.of(row)]));
  const days = daysBetween(usages.from, usages.to).map((day) => ({ day, value: byDay.get(day) ?? 0 }));
  const most = Math.max(...days.map(({ value }) => value));
  return (
    <figure className="mt-6 rounded-lg border border-border bg-surface-raised p-4">
      <figcaption className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium text-sm">{t('{{measure}} by day', { measure: t(measure.name) })}</span>
        <span className="inline-flex rounded-md border border-border-control p-0.5 text-xs">
          {MEASURES.map((each) => (
            <button
              key={t(each.name)}
              type="button"
              aria-pressed={each === measure}
              onClick={() => setChosen(each)}
              className={classNames(
                'rounded-sm px-2.5 py-1 font-medium touch:min-h-11',
                each === measure && 'bg-surface-active',
              )}
            >
              {t(each.name)}
            </button>
          ))}
        </span>
      </figcaption>
      <div className="mt-4 border-border border-t pt-1 text-end text-text-muted text-xs tabular-nums">
        {measure.words(most)}
      </div>
      <div
        role="img"
        aria-label={t('{{measure}} by day, from {{from}} to {{to}}, at most {{most}}', {
          measure: t(measure.name),
          from: dayOf(usages.from),
          to: dayOf(usages.to),
          most: measure.words(most),
        })}
        className="flex h-40 items-end gap-px border-border border-b"
      >
        {days.map(({ day, value }) => (
          <div
            key={day}
            title={`${dayOf(day)}: ${measure.words(value)}`}
            className="group flex h-full min-w-0 flex-1 items-end"
          >
            <div
              className="w-full rounded-t-[3px] bg-accent transition-opacity duration-120 group-hover:opacity-75"
              style={{ height: most === 0 ? 0 : `${(value / most) * 100}%`, minHeight: value > 0 ? 2 : 0 }}
            />
          </div>
        ))}
      </div>
      <div className="mt-1 flex justify-between text-text-muted text-xs">
        <span>{dayOf(usages.from)}</span>
        <span>{dayOf(usages.to)}</span>
      </div>
    </figure>
  );
}

function dayOf(day: string): string {
  return dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day));
}
