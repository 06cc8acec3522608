import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Palette, usePaletteKey } from '@/features/palette';
import { PreferencesDialog, ShortcutsDialog, useDialogs, useShortcutKeys } from '@/features/preferences';
import { routerBase } from '@/lib/base-url';
import { t } from '@/lib/i18n';
import { usePreferences } from '@/lib/preferences';
import { CrashGuard } from './crash-guard';
import { createQueryClient } from './query-client';
import { RouteAnnouncer } from './route-announcer';
import { NoChatPage } from './routes/no-chat-page';
import { NotFoundPage } from './routes/not-found-page';
import { ProjectLayout } from './routes/project-layout';
import { ProjectsPage } from './routes/projects-page';
import { Toasts } from './toasts';
import { useLiveLists } from './use-live-lists';

// Markdown and its parts come with the first project that is opened (project-layout asks for them early).
const ChatPage = lazy(() => import('./routes/chat-page').then((module) => ({ default: module.ChatPage })));
const ProvidersPage = lazy(() =>
  import('./routes/providers-page').then((module) => ({ default: module.ProvidersPage })),
);
const SearchPage = lazy(() => import('./routes/search-page').then((module) => ({ default: module.SearchPage })));
const UsagePage = lazy(() => import('./routes/usage-page').then((module) => ({ default: module.UsagePage })));

export function App() {
  const [client] = useState(createQueryClient);
  const language = usePreferences((preferences) => preferences.language);
  usePaletteKey();
  useShortcutKeys();
  return (
    <CrashGuard>
      <QueryClientProvider client={client}>
        <LiveLists />
        {/* In another language everything is drawn anew. */}
        <BrowserRouter key={language} basename={routerBase()}>
          <RouteAnnouncer />
          <Later page={<Palette more={commands()} />} />
          <PreferencesDialog />
          <ShortcutsDialog />
          <Routes>
            <Route index element={<ProjectsPage />} />
            <Route path="providers" element={<Later page={<ProvidersPage />} />} />
            <Route path="search" element={<Later page={<SearchPage />} />} />
            <Route path="usage" element={<Later page={<UsagePage />} />} />
            <Route path="projects/:projectId" element={<ProjectLayout />}>
              <Route index element={<NoChatPage />} />
              <Route path="chats/:chatId" element={<Later page={<ChatPage />} />} />
            </Route>
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </BrowserRouter>
        <Toasts />
      </QueryClientProvider>
    </CrashGuard>
  );
}

/** What the palette does beside going anywhere. */
const commands = () => [
  { name: t('Preferences'), perform: () => useDialogs.getState().show('preferences') },
  { name: t('Keyboard shortcuts'), perform: () => useDialogs.getState().show('shortcuts') },
];

/** A page whose code comes when it is asked for. */
function Later({ page }: { readonly page: ReactNode }) {
  return <Suspense>{page}</Suspense>;
}

/** Draws nothing. */
function LiveLists() {
  useLiveLists();
  return null;
}
