import { UsageReport } from '@/features/usage';
import { Page } from '../page';

export function UsagePage() {
  return (
    <Page title="Usage">
      <UsageReport />
    </Page>
  );
}
