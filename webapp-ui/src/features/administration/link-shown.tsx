import { t } from '@/lib/i18n';
import { fullTime } from '@/lib/relative-time';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { Notice } from '@/ui/states';

export type LinkShownProps = {
  readonly name: string;
  readonly link: string;
  /** ISO-8601. */
  readonly until: string;
  readonly onDone: () => void;
};

/** A link that opens somebody's account, this once. */
export function LinkShown({ name, link, until, onDone }: LinkShownProps) {
  return (
    <div className="mt-5 space-y-4">
      <CopyField label={t('Link for {{name}}', { name })} value={link} />
      <Notice tone="warning">
        {t(
          'Give it to {{name}} and to nobody else: whoever opens it has the account. It works once, until {{time}}, and is not shown again.',
          {
            name,
            time: fullTime(until),
          },
        )}
      </Notice>
      <div className="flex justify-end">
        <Button onClick={onDone}>{t('Done')}</Button>
      </div>
    </div>
  );
}
