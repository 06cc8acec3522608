import { Ellipsis, KeyRound, LogOut, Shield, ShieldOff, UserCheck, UserX } from 'lucide-react';
import type { AdminUser } from '@/api/users';
import { useEndSessionsOf, useSwitchUser } from '@/commands/change-user';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { IconButton } from '@/ui/icon-button';
import { Menu, type MenuAction } from '@/ui/menu';
import { RelativeTime } from '@/ui/relative-time';

export type UserRowProps = {
  readonly user: AdminUser;
  /** It is the reader. */
  readonly self: boolean;
  /** Missing where no password is kept here. */
  readonly onResetLink: (() => void) | undefined;
};

/** One account: who it is, how it stands, and what can be done. */
export function UserRow({ user, self, onResetLink }: UserRowProps) {
  const { name, email, groups, suspended, last_sign_in_at: last } = user;
  return (
    <li className="flex items-center gap-3 py-3 pe-2.5 ps-4">
      <Avatar name={name} className={classNames('self-start', suspended && 'grayscale')} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={classNames('min-w-0 truncate font-medium', suspended && 'text-text-muted')} title={name}>
            {name}
          </span>
          {self && <span className="text-sm text-text-muted">{t('(you)')}</span>}
          {user.administrator && (
            <Badge
              tone="accent"
              title={user.administrator_by_configuration ? t('The server’s configuration says so.') : undefined}
            >
              {user.administrator_by_configuration ? t('Administrator by configuration') : t('Administrator')}
            </Badge>
          )}
          {suspended && <Badge tone="warning">{t('Suspended')}</Badge>}
        </p>
        <p className="flex min-w-0 flex-wrap gap-x-3 text-text-muted text-xs">
          {email && <span className="truncate">{email}</span>}
          {groups.length > 0 && <span className="truncate">{groups.join(', ')}</span>}
          <span className="md:hidden">
            <LastSignIn time={last} />
          </span>
        </p>
      </div>
      <p className="w-40 shrink-0 text-end text-text-muted text-xs max-md:hidden">
        <LastSignIn time={last} />
      </p>
      <UserMenu {...{ user, self, onResetLink }} />
    </li>
  );
}

function LastSignIn({ time }: { readonly time: string | null }) {
  return time === null ? (
    t('has not signed in yet')
  ) : (
    <>
      {t('signed in')} <RelativeTime time={time} />
    </>
  );
}

function UserMenu({ user, self, onResetLink }: UserRowProps) {
  const change = useSwitchUser();
  const endSessions = useEndSessionsOf();
  const actions: readonly (MenuAction | false | undefined)[] = [
    onResetLink && { name: t('Link for a new password'), icon: KeyRound, perform: onResetLink },
    { name: t('Sign out everywhere'), icon: LogOut, perform: () => endSessions(user) },
    !user.administrator &&
      !user.suspended && {
        name: t('Make an administrator'),
        icon: Shield,
        perform: () => change({ user, change: { administrator: true } }),
      },
    user.administrator &&
      !user.administrator_by_configuration && {
        name: t('Take administration away'),
        icon: ShieldOff,
        perform: () => change({ user, change: { administrator: false } }),
      },
    !self &&
      (user.suspended
        ? {
            name: t('Let in again'),
            icon: UserCheck,
            perform: () => change({ user, change: { suspended: false } }),
          }
        : {
            name: t('Suspend'),
            icon: UserX,
            danger: true,
            perform: () => change({ user, change: { suspended: true } }),
          }),
  ];
  return (
    <Menu
      trigger={
        <IconButton label={t('Actions for {{name}}', { name: user.name })} title={t('Actions')}>
          <Ellipsis size={17} aria-hidden="true" />
        </IconButton>
      }
      actions={actions.filter((action) => action !== undefined && action !== false)}
    />
  );
}
