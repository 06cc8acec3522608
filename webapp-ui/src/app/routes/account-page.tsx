import { Navigate } from 'react-router';
import { useSignInIsOn } from '@/commands/me';
import { AccountSettings } from '@/features/account';
import { t } from '@/lib/i18n';
import { Page } from '../page';

export function AccountPage() {
  if (!useSignInIsOn()) {
    // There is one person, who has no account.
    return <Navigate to="/" replace />;
  }
  return (
    <Page title={t('Account')}>
      <AccountSettings />
    </Page>
  );
}
