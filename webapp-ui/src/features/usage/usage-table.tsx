import { Link } from 'react-router';
import type { UsageRow, Usages } from '@/api/usage';
import { count, dollars, duration } from '@/lib/amounts';
import { t } from '@/lib/i18n';
import { GROUPS, type Group } from './report-filter';

const cell = 'py-2 ps-4 text-end whitespace-nowrap';

/** The sums by what one likes, the dearest first; days in their order. */
export function UsageTable({ usages, group }: { readonly usages: Usages; readonly group: Group }) {
  const title = t(GROUPS.find((each) => each.group === group)?.name ?? '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (axe)
    <section aria-label={t('Table')} tabIndex={0} className="mt-6 overflow-x-auto rounded-lg border border-border px-4">
      <table className="w-full text-sm">
        <caption className="sr-only">{t('What answers took, by {{group}}', { group: title })}</caption>
        <thead>
          <tr className="border-border border-b text-text-muted text-xs">
            <th scope="col" className="py-2 text-start font-medium">
              {title}
            </th>
            {[
              t('Cost'),
              t('Answers'),
              t('Tokens in'),
              t('cached'),
              t('Tokens out'),
              t('thinking'),
              t('First words'),
              t('Tokens/s'),
            ].map((name) => (
              <th key={name} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usages.rows.map((row) => (
            <tr key={row.key} className="border-border border-b last:border-0">
              <th scope="row" className="max-w-60 truncate py-2 text-start font-normal">
                <RowName row={row} group={group} />
              </th>
              <td className={cell}>{row.cost === null ? '–' : dollars(row.cost)}</td>
              <td className={cell}>{count(row.answers)}</td>
              <td className={cell}>{count(row.input_tokens)}</td>
              <td className={cell}>{count(row.cached_tokens)}</td>
              <td className={cell}>{count(row.output_tokens)}</td>
              <td className={cell}>{count(row.reasoning_tokens)}</td>
              <td className={cell}>{row.first_token_ms === null ? '–' : duration(row.first_token_ms)}</td>
              <td className={cell}>{row.tokens_per_second ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RowName({ row, group }: { readonly row: UsageRow; readonly group: Group }) {
  if (group === 'project') {
    return (
      <Link to={`/projects/${row.key}`} className="rounded-sm underline-offset-2 hover:underline">
        {row.name ?? row.key}
      </Link>
    );
  }
  if (group === 'chat') {
    return <>{row.name ?? <span className="text-text-muted">{t('A deleted chat')}</span>}</>;
  }
  return <>{row.key}</>;
}
