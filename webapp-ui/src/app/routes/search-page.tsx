import { SearchReport } from '@/features/search';
import { t } from '@/lib/i18n';
import { Page } from '../page';

export function SearchPage() {
  return (
    <Page title={t('Search')}>
      <SearchReport />
    </Page>
  );
}
