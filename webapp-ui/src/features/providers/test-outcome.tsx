import type { KeyTest } from '@/api/provider-keys';
import { duration } from '@/lib/amounts';
import { t } from '@/lib/i18n';
import { Notice } from '@/ui/states';

/** What became of the small call, in words. */
export function TestOutcome({ result }: { readonly result: KeyTest | undefined }) {
  return (
    <div role="status">
      {result?.ok && (
        <Notice tone="success">
          {t('{{model}} answered after {{time}}.', { model: result.model, time: duration(result.milliseconds) })}
        </Notice>
      )}
      {result && !result.ok && <Notice tone="danger">{result.problem?.detail ?? t('It did not answer.')}</Notice>}
    </div>
  );
}
