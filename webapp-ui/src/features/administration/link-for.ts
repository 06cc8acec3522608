import { t } from '@/lib/i18n';
import { fullTime } from '@/lib/relative-time';
import type { Secret } from '@/ui/secret-dialog';

/** A link that opens somebody's account, this once; `until` is ISO-8601. */
export function linkFor(name: string, link: string, until: string): Secret {
  return {
    title: t('Copy the link now'),
    label: t('Link for {{name}}', { name }),
    value: link,
    warning: t(
      'Give it to {{name}} and to nobody else: whoever opens it has the account. It works once, until {{time}}, and is not shown again.',
      { name, time: fullTime(until) },
    ),
    done: t('Done'),
  };
}
