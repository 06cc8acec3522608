import { ArrowLeft, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSignInIsOn } from '@/commands/me';
import { useDialogs } from '@/features/preferences';
import { t } from '@/lib/i18n';
import { useMediaQuery, WIDE } from '@/ui/use-media-query';
import { AccountMenu } from './account-menu';
import { SidebarResizer } from './sidebar-resizer';
import { useSidebar } from './sidebar-store';

export function BackToProjects() {
  return (
    <Link
      to="/"
      className="flex h-9 items-center gap-2.5 rounded-sm px-3 text-sm text-text-muted transition-colors duration-120 hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-11"
    >
      <ArrowLeft size={16} aria-hidden="true" />
      {t('Projects')}
    </Link>
  );
}

/** The foot of the sidebar: who is signed in, and what is theirs; with sign-in off, how the reader likes it. */
export function SidebarFoot() {
  return <div className="border-border border-t p-2">{useSignInIsOn() ? <AccountMenu /> : <PreferencesButton />}</div>;
}

function PreferencesButton() {
  const show = useDialogs((dialogs) => dialogs.show);
  return (
    <button
      type="button"
      onClick={() => show('preferences')}
      className="flex h-9 w-full items-center gap-2.5 rounded-sm px-3 text-sm text-text-muted transition-colors duration-120 hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-11"
    >
      <SlidersHorizontal size={16} aria-hidden="true" />
      {t('Preferences')}
    </button>
  );
}

/** The sidebar of a wide screen: resizable, collapsible. A narrow screen has a drawer instead. */
export function Sidebar({ children }: { children: ReactNode }) {
  const { width, collapsed } = useSidebar();
  const wide = useMediaQuery(WIDE);
  if (collapsed || !wide) {
    return null;
  }
  return (
    <aside
      aria-label={t('Sidebar')}
      className="relative flex shrink-0 flex-col border-border border-e bg-surface-sunken"
      style={{ width }}
    >
      {children}
      <SidebarResizer />
    </aside>
  );
}
