import { SlidersHorizontal } from 'lucide-react';
import { Link, NavLink } from 'react-router';
import { useSignInIsOn } from '@/commands/me';
import { SearchButton } from '@/features/palette';
import { useDialogs } from '@/features/preferences';
import { later, t } from '@/lib/i18n';
import { CursorMark } from '@/ui/cursor-mark';
import { IconButton } from '@/ui/icon-button';
import { AccountMenu } from './account-menu';

const PAGES = [
  { to: '/', name: later('Projects') },
  { to: '/usage', name: later('Usage') },
  { to: '/providers', name: later('Providers') },
] as const;

/** What the pages outside a project have on top: the mark, and the way to the others. */
export function PageHeader() {
  const show = useDialogs((dialogs) => dialogs.show);
  const signInIsOn = useSignInIsOn();
  return (
    <header className="mx-auto flex h-(--top-line-height) max-w-5xl items-center gap-1 px-4 sm:px-6">
      <Link to="/" aria-label="Open Codex" className="flex items-center gap-2 rounded-sm font-semibold text-sm">
        <CursorMark className="text-base" />
        <span className="max-sm:hidden">Open Codex</span>
      </Link>
      <SearchButton compact className="ms-auto" />
      {!signInIsOn && (
        <IconButton label={t('Preferences')} onClick={() => show('preferences')}>
          <SlidersHorizontal size={17} aria-hidden="true" />
        </IconButton>
      )}
      <nav aria-label={t('Pages')}>
        <ul className="flex items-center gap-1 text-sm">
          {PAGES.map(({ to, name }) => (
            <li key={to}>
              <NavLink
                to={to}
                end
                className="inline-flex h-9 items-center rounded-sm px-3 text-text-muted transition-colors duration-150 hover:bg-surface-hover hover:text-text aria-[current=page]:font-medium aria-[current=page]:text-text touch:h-11"
              >
                {t(name)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {signInIsOn && <AccountMenu compact />}
    </header>
  );
}
