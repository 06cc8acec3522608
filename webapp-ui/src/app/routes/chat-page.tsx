import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { chatsQuery } from '@/api/chats';
import { useMarkRead } from '@/commands/mark-read';
import { t } from '@/lib/i18n';
import { buttonClass } from '@/ui/button';
import { EmptyState } from '@/ui/states';
import { ChatView } from './chat-view';
import { useProjectLayout } from './project-layout';

export function ChatPage() {
  const { projectId, onOpenSettings } = useProjectLayout();
  const { chatId = '' } = useParams();
  const chats = useQuery(chatsQuery(projectId));
  useMarkRead(chats.data?.chat_sessions.find(({ id }) => id === chatId));
  const complete = chats.data && chats.data.chat_sessions.length >= chats.data.total && !chats.isFetching;

  if (complete && !chats.data.chat_sessions.some(({ id }) => id === chatId)) {
    return (
      <div className="m-auto">
        <EmptyState
          title={t('There is no such chat')}
          action={
            <Link to={`/projects/${projectId}`} className={buttonClass()}>
              {t('Go to the chats')}
            </Link>
          }
        >
          {t('It may have been deleted, here or in another window.')}
        </EmptyState>
      </div>
    );
  }
  return <ChatView key={chatId} projectId={projectId} chatId={chatId} onOpenSettings={onOpenSettings} />;
}
