import { ChevronsUpDown, Keyboard, LogOut, Shield, SlidersHorizontal, UserRound } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useMe } from '@/commands/me';
import { useSignOut } from '@/commands/sign-out';
import { useDialogs } from '@/features/preferences';
import { t } from '@/lib/i18n';
import { Avatar } from '@/ui/avatar';
import { iconButtonClass } from '@/ui/icon-button';
import { Menu, type MenuAction } from '@/ui/menu';
import { Name } from '@/ui/name';

/** Who is signed in, and what is theirs. `compact`: the picture only. */
export function AccountMenu({ compact = false }: { readonly compact?: boolean }) {
  const me = useMe();
  const navigate = useNavigate();
  const { mutate: signOut } = useSignOut();
  if (!me) {
    return null;
  }
  const { name, email, administrator } = me;
  const show = useDialogs.getState().show;
  const administration: MenuAction = {
    name: t('Administration'),
    icon: Shield,
    perform: () => void navigate('/admin'),
  };
  return (
    <Menu
      align={compact ? 'end' : 'start'}
      trigger={
        compact ? (
          <button type="button" aria-label={t('Account of {{name}}', { name })} className={`${iconButtonClass()} ms-1`}>
            <Avatar name={name} />
          </button>
        ) : (
          <button
            type="button"
            aria-label={t('Account of {{name}}', { name })}
            className="flex h-11 w-full items-center gap-2.5 rounded-sm px-2 text-start text-sm transition-colors duration-120 hover:bg-surface-hover focus-visible:-outline-offset-2 aria-expanded:bg-surface-hover"
          >
            <Avatar name={name} />
            <Name className="flex-1 font-medium">{name}</Name>
            <ChevronsUpDown size={15} aria-hidden="true" className="shrink-0 text-text-muted" />
          </button>
        )
      }
      head={
        <div className="max-w-60">
          <p className="truncate font-medium text-sm">{name}</p>
          {email && <p className="truncate text-text-muted text-xs">{email}</p>}
        </div>
      }
      actions={[
        { name: t('Account'), icon: UserRound, perform: () => void navigate('/account') },
        ...(administrator ? [administration] : []),
        { name: t('Preferences'), icon: SlidersHorizontal, perform: () => show('preferences') },
        { name: t('Keyboard shortcuts'), icon: Keyboard, perform: () => show('shortcuts') },
        { name: t('Sign out'), icon: LogOut, perform: () => signOut() },
      ]}
    />
  );
}
