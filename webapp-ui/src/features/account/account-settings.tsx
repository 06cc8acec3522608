import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '@/api/account';
import { t } from '@/lib/i18n';
import { Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { PasswordSection } from './password-section';
import { ProfileSection } from './profile-section';
import { SessionsSection } from './sessions-section';
import { TokensSection } from './tokens-section';

/** What is one's own: name, password, where one is signed in, and the keys of one's programs. */
export function AccountSettings() {
  const account = useQuery(accountQuery);
  return (
    <>
      <h1 className="pt-8 pb-6 font-semibold text-2xl">{t('Account')}</h1>
      <UntilRead query={account} failed={t('The account could not be loaded')}>
        <AccountSkeleton />
      </UntilRead>
      {account.data && (
        <>
          <ProfileSection account={account.data} />
          {account.data.can_change_password && <PasswordSection name={account.data.name} />}
          <SessionsSection />
          <TokensSection administrator={account.data.administrator} />
        </>
      )}
    </>
  );
}

function AccountSkeleton() {
  return (
    <Loading label={t('Loading the account')}>
      {['h-24', 'h-32', 'h-20'].map((height) => (
        <div key={height} className="grid gap-x-10 gap-y-4 border-border border-t py-8 md:grid-cols-[15rem_1fr]">
          <div className="skeleton h-5 w-32" />
          <div className={`skeleton ${height}`} />
        </div>
      ))}
    </Loading>
  );
}
