import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { useSession } from '@/commands/me';
import { usePaletteKey } from '@/features/palette';
import { PreferencesDialog, ShortcutsDialog, useShortcutKeys } from '@/features/preferences';
import { ProjectDialogs } from '@/features/projects';
import { routerBase } from '@/lib/base-url';
import { usePreferences } from '@/lib/preferences';
import { CommandPalette } from './command-palette';
import { CrashGuard } from './crash-guard';
import { Later } from './later';
import { createQueryClient } from './query-client';
import { RouteAnnouncer } from './route-announcer';
import {
  ACCOUNT_PAGE,
  ADMIN_AUDIT,
  ADMIN_GROUPS,
  ADMIN_KEYS,
  ADMIN_LAYOUT,
  ADMIN_START,
  ADMIN_USERS,
  CHAT_PAGE,
  loadPagesSoon,
  PROVIDERS_PAGE,
  SEARCH_PAGE,
  SIGN_IN_PAGE,
  USAGE_PAGE,
  WELCOME_PAGE,
} from './routes/later-pages';
import { NoChatPage } from './routes/no-chat-page';
import { NotFoundPage } from './routes/not-found-page';
import { ProjectLayout } from './routes/project-layout';
import { ProjectsPage } from './routes/projects-page';
import { SessionGate } from './session-gate';
import { Sharing } from './sharing';
import { SignedOutNote } from './signed-out-note';
import { Toasts } from './toasts';
import { useLiveLists } from './use-live-lists';

const UnclaimedQuestion = lazy(() =>
  import('@/features/administration').then((module) => ({ default: module.UnclaimedQuestion })),
);

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
  useEffect(loadPagesSoon, []);
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
      <ProjectDialogs />
      <PreferencesDialog />
      <ShortcutsDialog />
    </>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="sign-in" element={<Later page={SIGN_IN_PAGE} />} />
      <Route path="welcome" element={<Later page={WELCOME_PAGE} />} />
      <Route index element={<ProjectsPage />} />
      <Route path="admin" element={<Later page={ADMIN_LAYOUT} />}>
        <Route index element={<Later page={ADMIN_START} />} />
        <Route path="users" element={<Later page={ADMIN_USERS} />} />
        <Route path="groups" element={<Later page={ADMIN_GROUPS} />} />
        <Route path="keys" element={<Later page={ADMIN_KEYS} />} />
        <Route path="audit" element={<Later page={ADMIN_AUDIT} />} />
      </Route>
      <Route path="account" element={<Later page={ACCOUNT_PAGE} />} />
      <Route path="providers" element={<Later page={PROVIDERS_PAGE} />} />
      <Route path="search" element={<Later page={SEARCH_PAGE} />} />
      <Route path="usage" element={<Later page={USAGE_PAGE} />} />
      <Route path="projects/:projectId" element={<ProjectLayout />}>
        <Route index element={<NoChatPage />} />
        <Route path="chats/:chatId" element={<Later page={CHAT_PAGE} />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
