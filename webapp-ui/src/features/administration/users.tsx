import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { type AdminUser, USERS_SHOWN, usersQuery } from '@/api/users';
import { useSession } from '@/commands/me';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { SearchField } from '@/ui/search-field';
import { EmptyState, Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { useSettled } from '@/ui/use-settled';
import { InviteDialog } from './invite-dialog';
import { ResetLinkDialog } from './reset-link-dialog';
import { Unclaimed } from './unclaimed';
import { UserRow } from './user-row';

/** So long nobody types before the server is asked. */
const SETTLED_MS = 200;

/** Who has an account, and what may be done about it. */
export function Users() {
  const session = useSession();
  const [search, setSearch] = useState('');
  const words = useSettled(search.trim(), SETTLED_MS);
  const users = useQuery(usersQuery(words));
  const [inviting, setInviting] = useState(false);
  const [forgetful, setForgetful] = useState<AdminUser>();
  const local = session?.mode === 'local';
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-6 pb-5">
        <h1 className="me-auto font-semibold text-2xl">{t('Users')}</h1>
        <SearchField
          label={t('Search users')}
          value={search}
          onChange={setSearch}
          className="max-sm:order-last max-sm:w-full sm:w-64"
        />
        {local && (
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus size={16} aria-hidden="true" />
            {t('Invite')}
          </Button>
        )}
      </div>
      <Unclaimed />
      {!local && (
        <p className="mb-4 text-sm text-text-muted">
          {t('Who signs in by your organisation for the first time appears here by themselves.')}
        </p>
      )}
      <UntilRead query={users} failed={t('The users could not be loaded')}>
        <UserSkeleton />
      </UntilRead>
      <p role="status" className="sr-only">
        {words && users.data && t('{{count}} found', { count: users.data.total })}
      </p>
      {users.data?.users.length === 0 && (
        <EmptyState
          title={t('Nobody matches')}
          action={<Button onClick={() => setSearch('')}>{t('Clear the search')}</Button>}
        />
      )}
      {users.data && users.data.users.length > 0 && (
        <ul className="divide-y divide-border rounded-lg border border-border bg-surface-raised">
          {users.data.users.map((user) => (
            <UserRow
              key={user.id}
              user={user}
              self={user.id === session?.user?.id}
              onResetLink={user.auth === 'local' ? () => setForgetful(user) : undefined}
            />
          ))}
        </ul>
      )}
      {users.data && users.data.total > users.data.users.length && (
        <p className="py-6 text-center text-sm text-text-muted">
          {t('The first {{shown}} of {{total}} users are shown. Search for the others.', {
            shown: USERS_SHOWN,
            total: users.data.total,
          })}
        </p>
      )}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
      <ResetLinkDialog user={forgetful} onClose={() => setForgetful(undefined)} />
    </>
  );
}

function UserSkeleton() {
  return (
    <Loading label={t('Loading users')}>
      <div className="divide-y divide-border rounded-lg border border-border">
        {[40, 56, 48, 36].map((width) => (
          <div key={width} className="flex h-16 items-center gap-3 px-4">
            <div className="skeleton size-8 rounded-full!" />
            <div className="skeleton h-4" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
