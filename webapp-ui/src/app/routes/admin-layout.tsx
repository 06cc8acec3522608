import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useMe, useSignInIsOn } from '@/commands/me';
import { later, t } from '@/lib/i18n';
import { PageHeader } from '../page-header';
import { NotFoundPage } from './not-found-page';

const PAGES = [
  { to: '/admin/users', name: later('Users'), alone: false },
  { to: '/admin/groups', name: later('Groups'), alone: false },
  { to: '/admin/keys', name: later('Provider keys'), alone: true },
  { to: '/admin/audit', name: later('Audit log'), alone: true },
] as const;

/** What the pages for administrators have in common. With sign-in off there is one person, and no users or groups. */
export function AdminLayout() {
  const me = useMe();
  const signInIsOn = useSignInIsOn();
  const tabs = useTabInSight();
  if (!me?.administrator) {
    return (
      <NotFoundPage title={t('Only for administrators')}>
        {t('You are signed in, but you do not administer this server. Ask somebody who does.')}
      </NotFoundPage>
    );
  }
  return (
    <div className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <PageHeader />
      <div className="mx-auto max-w-5xl px-4 sm:px-6">
        <nav aria-label={t('Administration')}>
          <p className="pt-6 text-sm text-text-muted">{t('Administration')}</p>
          <div ref={tabs} className="-mx-4 mt-2 overflow-x-auto scroll-px-4 px-4 sm:mx-0 sm:px-0">
            <ul className="flex min-w-max gap-1 border-border border-b">
              {PAGES.filter(({ alone }) => alone || signInIsOn).map(({ to, name }) => (
                <li key={to}>
                  <NavLink
                    to={to}
                    className="-mb-px flex h-10 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-sm text-text-muted transition-colors duration-150 hover:text-text focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text touch:h-11"
                  >
                    {t(name)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        </nav>
      </div>
      <main className="mx-auto max-w-5xl px-4 pb-16 sm:px-6">
        <Outlet />
      </main>
    </div>
  );
}

/** On a phone not all tabs are in sight, and that of the page is to be. */
function useTabInSight() {
  const tabs = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is another one on each page
  useEffect(() => {
    tabs.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return tabs;
}
