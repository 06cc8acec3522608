import { UsageReport } from '@/features/usage';
import { t } from '@/lib/i18n';
import { Page } from '../page';

export function UsagePage() {
  return (
    <Page title={t('Usage')}>
      <UsageReport />
    </Page>
  );
}
