import { ProviderList } from '@/features/providers';
import { t } from '@/lib/i18n';
import { Page } from '../page';

export function ProvidersPage() {
  return (
    <Page title={t('Providers')}>
      <ProviderList />
    </Page>
  );
}
