import { Navigate } from 'react-router';
import { useSignInIsOn } from '@/commands/me';
import { AuditLog, Groups, Users } from '@/features/administration';
import { ProviderList } from '@/features/providers';
import { t } from '@/lib/i18n';
import { useTitle } from '../attention';

/** The first of them: with sign-in off there are no users. */
export function AdminStart() {
  return <Navigate to={useSignInIsOn() ? '/admin/users' : '/admin/keys'} replace />;
}

export function AdminUsers() {
  return useSignInIsOn() ? (
    <>
      <Title name={t('Users')} />
      <Users />
    </>
  ) : (
    <AdminStart />
  );
}

export function AdminGroups() {
  return useSignInIsOn() ? (
    <>
      <Title name={t('Groups')} />
      <Groups />
    </>
  ) : (
    <AdminStart />
  );
}

export function AdminKeys() {
  return (
    <>
      <Title name={t('Provider keys')} />
      <ProviderList shared />
    </>
  );
}

export function AdminAudit() {
  return (
    <>
      <Title name={t('Audit log')} />
      <AuditLog />
    </>
  );
}

function Title({ name }: { readonly name: string }) {
  return <title>{useTitle(`${name} – Open Codex`)}</title>;
}
