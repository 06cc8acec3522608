import { ProviderList } from '@/features/providers';
import { Page } from '../page';

export function ProvidersPage() {
  return (
    <Page title="Providers">
      <ProviderList />
    </Page>
  );
}
