import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { useSession } from '@/commands/me';
import { usePaletteKey } from '@/features/palette';
import { PreferencesDialog, ShortcutsDialog, useShortcutKeys } from '@/features/preferences';
import { routerBase } from '@/lib/base-url';
import { usePreferences } from '@/lib/preferences';
import { CommandPalette } from './command-palette';
import { CrashGuard } from './crash-guard';
import { createQueryClient } from './query-client';
import { RouteAnnouncer } from './route-announcer';
import { loadChatPage } from './routes/load-chat-page';
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
const ChatPage = lazy(() => loadChatPage().then((module) => ({ default: module.ChatPage })));
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
      {unclaimed && (
        <Suspense>
          <UnclaimedQuestion />
        </Suspense>
      )}
      <CommandPalette />
      <PreferencesDialog />
      <ShortcutsDialog />
    </>
  );
}

/**
 * Around all of them: a page whose code is still on its way is waited for on the one before. With nothing drawn meanwhile
 * React would wait 300 ms before it draws more than that.
 */
function Pages() {
  return (
    <Suspense>
      <Routes>
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="welcome" element={<WelcomePage />} />
        <Route index element={<ProjectsPage />} />
        <Route path="admin" element={<AdminLayout />}>
          <Route index element={<AdminStart />} />
          <Route path="users" element={<AdminUsers />} />
          <Route path="groups" element={<AdminGroups />} />
          <Route path="keys" element={<AdminKeys />} />
          <Route path="audit" element={<AdminAudit />} />
        </Route>
        <Route path="account" element={<AccountPage />} />
        <Route path="providers" element={<ProvidersPage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="usage" element={<UsagePage />} />
        <Route path="projects/:projectId" element={<ProjectLayout />}>
          <Route index element={<NoChatPage />} />
          <Route path="chats/:chatId" element={<ChatPage />} />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}
