import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Outlet, useNavigate, useOutletContext, useParams } from 'react-router';
import { agentConfigQuery } from '@/api/agent-config';
import { ApiError } from '@/api/api-error';
import { chatsQuery } from '@/api/chats';
import { projectQuery } from '@/api/projects';
import { useCreateChat } from '@/commands/create-chat';
import { useSignInIsOn } from '@/commands/me';
import { mayWrite } from '@/commands/project-role';
import { useSharing } from '@/commands/share-project';
import { ChatList, useNewChatKey } from '@/features/chats';
import { SearchButton, useOffer } from '@/features/palette';
import { t } from '@/lib/i18n';
import { SidePanel } from '@/ui/side-panel';
import { FailedState } from '@/ui/states';
import { useTitle } from '../attention';
import { BackToProjects, Sidebar, SidebarFoot } from '../sidebar';
import { TopLine } from '../top-line';
import { CHAT_PAGE } from './later-pages';
import { NotFoundPage } from './not-found-page';

const AgentSettings = lazy(() => import('@/features/settings').then((module) => ({ default: module.AgentSettings })));
const LeaveDemo = lazy(() => import('@/features/settings').then((module) => ({ default: module.LeaveDemo })));

export type ProjectLayoutContext = {
  readonly projectId: string;
  readonly onOpenSettings: () => void;
};

export function useProjectLayout(): ProjectLayoutContext {
  return useOutletContext<ProjectLayoutContext>();
}

/** What every page of a project has: sidebar or drawer, top line, settings panel. */
export function ProjectLayout() {
  const { projectId = '', chatId } = useParams();
  const project = useQuery(projectQuery(projectId));
  const chats = useQuery(chatsQuery(projectId));
  const config = useQuery(agentConfigQuery(projectId));
  const [chatsOpen, setChatsOpen] = useState(false);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const chat = chats.data?.chat_sessions.find(({ id }) => id === chatId);

  const signInIsOn = useSignInIsOn();
  const share = useSharing(({ show }) => show);
  const navigate = useNavigate();
  const create = useCreateChat(projectId, (made) => void navigate(`/projects/${projectId}/chats/${made.id}`));
  useNewChatKey(() => mayWrite(project.data?.role) && create.mutate());
  const onOpenSettings = useCallback(() => setSettingsOpen(true), []);
  useOffer('settings', project.data && onOpenSettings);
  const title = useTitle([chat?.name, project.data?.name, 'Open Codex'].filter(Boolean).join(' – '));

  useEffect(CHAT_PAGE.load, []);

  // Where no chat is open the page itself shows the list.
  const inChat = chatId !== undefined;
  useEffect(() => {
    if (!inChat) {
      setChatsOpen(false);
    }
  }, [inChat]);

  if (project.error instanceof ApiError && project.error.notFound) {
    return (
      <NotFoundPage title={t('There is no such project')}>
        {t('It may have been deleted, here or in another window.')}
      </NotFoundPage>
    );
  }
  const context: ProjectLayoutContext = { projectId, onOpenSettings };
  return (
    <div className="flex h-full">
      <title>{title}</title>
      <button
        type="button"
        onClick={() => document.getElementById('main')?.focus()}
        className="sr-only z-50 rounded-md bg-surface-raised px-4 py-2 shadow-floating focus:not-sr-only focus:fixed focus:top-2 focus:start-2"
      >
        {t('Skip to the conversation')}
      </button>
      <Sidebar>
        <div className="p-2 pb-1">
          <BackToProjects />
          <SearchButton className="w-full" />
        </div>
        <ChatList projectId={projectId} />
        <SidebarFoot />
      </Sidebar>
      <SidePanel open={chatsOpen} onOpenChange={setChatsOpen} side="left" title={t('Chats')}>
        <div className="px-2 py-1">
          <BackToProjects />
          <SearchButton className="w-full" />
        </div>
        <ChatList projectId={projectId} onChoose={() => setChatsOpen(false)} />
        <SidebarFoot />
      </SidePanel>
      <div className="flex min-w-0 flex-1 flex-col">
        <TopLine
          project={project.data}
          chatName={chat?.name}
          inChat={inChat}
          model={config.data?.llm_model}
          onOpenChats={() => setChatsOpen(true)}
          onOpenSettings={onOpenSettings}
          onShare={signInIsOn ? () => share(projectId) : undefined}
        />
        <Suspense>
          <LeaveDemo projectId={projectId} onOpenSettings={onOpenSettings} />
        </Suspense>
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          {project.isError && !project.data ? (
            <FailedState
              title={t('The project could not be loaded')}
              detail={project.error.message}
              onRetry={() => void Promise.all([project.refetch(), chats.refetch(), config.refetch()])}
            />
          ) : (
            <Outlet context={context} />
          )}
        </main>
      </div>
      <SidePanel open={settingsOpen} onOpenChange={setSettingsOpen} side="right" title={t('Settings')}>
        <Suspense>
          <AgentSettings projectId={projectId} onClose={() => setSettingsOpen(false)} />
        </Suspense>
      </SidePanel>
    </div>
  );
}
