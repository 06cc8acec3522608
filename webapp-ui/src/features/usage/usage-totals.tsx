import type { UsageSums } from '@/api/usage';
import { count, dollars, duration, tokens } from '@/lib/amounts';
import { t } from '@/lib/i18n';

/** The sums of all that is looked at. */
export function UsageTotals({ total }: { readonly total: UsageSums }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure
        name={t('Cost')}
        value={total.cost === null ? t('Not known') : dollars(total.cost)}
        note={
          total.cost !== null && total.unpriced_answers > 0
            ? t('without {{count, number}} answers of unknown price', { count: total.unpriced_answers })
            : undefined
        }
      />
      <Figure name={t('Answers')} value={count(total.answers)} />
      <Figure
        name={t('Tokens')}
        value={tokens(total.input_tokens + total.output_tokens)}
        note={t('{{inputTokens}} in, {{outputTokens}} out', {
          inputTokens: tokens(total.input_tokens),
          outputTokens: tokens(total.output_tokens),
        })}
      />
      <Figure
        name={t('First words after')}
        value={total.first_token_ms === null ? t('Not known') : duration(total.first_token_ms)}
        note={
          total.tokens_per_second === null
            ? undefined
            : t('then {{tokensPerSecond}} tokens/s', { tokensPerSecond: total.tokens_per_second })
        }
      />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note?: string | undefined }) {
  return (
    <div className="rounded-lg border border-border bg-surface-raised p-4">
      <dt className="text-sm text-text-muted">{name}</dt>
      <dd className="mt-1 font-semibold text-xl tabular-nums">{value}</dd>
      {note && <dd className="mt-0.5 text-text-muted text-xs">{note}</dd>}
    </div>
  );
}
