import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { useSession } from '@/commands/me';
import { usePaletteKey } from '@/features/palette';
import { PreferencesDialog, ShortcutsDialog, useShortcutKeys } from '@/features/preferences';
import { routerBase } from '@/lib/base-url';
import { usePreferences } from '@/lib/preferences';
import { CommandPalette } from './command-palette';
import { CrashGuard } from './crash-guard';
import { Loaded } from './later';
import { createQueryClient } from './query-client';
import { RouteAnnouncer } from './route-announcer';
import { LATER_CHAT_PAGE } from './routes/later-chat-page';
import { NoChatPage } from './routes/no-chat-page';
import { NotFoundPage } from './routes/not-found-page';
import { ProjectLayout } from './routes/project-layout';
import { ProjectsPage } from './routes/projects-page';
import { SessionGate } from './session-gate';
import { Sharing } from './sharing';
import { SignedOutNote } from './signed-out-note';
import { Toasts } from './toasts';
import { useLiveLists } from './use-live-lists';

const SignInPage = lazy(() => import('./routes/sign-in-page').then((module) => ({ default: module.SignInPage })));
const WelcomePage = lazy(() => import('./routes/welcome-page').then((module) => ({ default: module.WelcomePage })));
const AccountPage = lazy(() => import('./routes/account-page').then((module) => ({ default: module.AccountPage })));
const AdminLayout = lazy(() => import('./routes/admin-layout').then((module) => ({ default: module.AdminLayout })));
const AdminStart = lazy(() => import('./routes/admin-pages').then((module) => ({ default: module.AdminStart })));
const AdminUsers = lazy(() => import('./routes/admin-pages').then((module) => ({ default: module.AdminUsers })));
const AdminGroups = lazy(() => import('./routes/admin-pages').then((module) => ({ default: module.AdminGroups })));
const AdminKeys = lazy(() => import('./routes/admin-pages').then((module) => ({ default: module.AdminKeys })));
const AdminAudit = lazy(() => import('./routes/admin-pages').then((module) => ({ default: module.AdminAudit })));
const UnclaimedQuestion = lazy(() =>
  import('@/features/administration').then((module) => ({ default: module.UnclaimedQuestion })),
);
const ProvidersPage = lazy(() =>
  import('./routes/providers-page').then((module) => ({ default: module.ProvidersPage })),
);
const SearchPage = lazy(() => import('./routes/search-page').then((module) => ({ default: module.SearchPage })));
const UsagePage = lazy(() => import('./routes/usage-page').then((module) => ({ default: module.UsagePage })));

export function App() {
  const [client] = useState(createQueryClient);
  const language = usePreferences((preferences) => preferences.language);
  return (
    <CrashGuard>
      <QueryClientProvider client={client}>
        {/* In another language everything is drawn anew. */}
        <BrowserRouter key={language} basename={routerBase()}>
          <RouteAnnouncer />
          <SessionGate always={<Always />}>
            <Pages />
          </SessionGate>
        </BrowserRouter>
        <Toasts />
      </QueryClientProvider>
    </CrashGuard>
  );
}

/** Beside whatever page is shown. */
function Always() {
  const unclaimed = (useSession()?.unclaimed ?? 0) > 0;
  useLiveLists();
  usePaletteKey();
  useShortcutKeys();
  return (
    <>
      <SignedOutNote />
      <Sharing />
      {unclaimed && <Later page={<UnclaimedQuestion />} />}
      <CommandPalette />
      <PreferencesDialog />
      <ShortcutsDialog />
    </>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="sign-in" element={<Later page={<SignInPage />} />} />
      <Route path="welcome" element={<Later page={<WelcomePage />} />} />
      <Route index element={<ProjectsPage />} />
      <Route path="admin" element={<Later page={<AdminLayout />} />}>
        <Route index element={<Later page={<AdminStart />} />} />
        <Route path="users" element={<Later page={<AdminUsers />} />} />
        <Route path="groups" element={<Later page={<AdminGroups />} />} />
        <Route path="keys" element={<Later page={<AdminKeys />} />} />
        <Route path="audit" element={<Later page={<AdminAudit />} />} />
      </Route>
      <Route path="account" element={<Later page={<AccountPage />} />} />
      <Route path="providers" element={<Later page={<ProvidersPage />} />} />
      <Route path="search" element={<Later page={<SearchPage />} />} />
      <Route path="usage" element={<Later page={<UsagePage />} />} />
      <Route path="projects/:projectId" element={<ProjectLayout />}>
        <Route index element={<NoChatPage />} />
        <Route path="chats/:chatId" element={<Later page={<Loaded page={LATER_CHAT_PAGE} />} />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

/** A page whose code comes when it is asked for. */
function Later({ page }: { readonly page: ReactNode }) {
  return <Suspense>{page}</Suspense>;
}
