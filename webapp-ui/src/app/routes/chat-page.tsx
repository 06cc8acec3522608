import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { chatsQuery } from '@/api/chats';
import { useMarkRead } from '@/commands/mark-read';
import { waitingText } from '@/features/thread';
import { readDraft } from '@/lib/drafts';
import { t } from '@/lib/i18n';
import { buttonClass } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
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
    const draft = [waitingText(chatId), readDraft(chatId)].filter(Boolean).join('\n\n');
    return (
      <div className="m-auto w-full max-w-md">
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
        {draft && (
          <div className="px-4">
            <CopyField label={t('What you were writing there')} value={draft} />
          </div>
        )}
      </div>
    );
  }
  return <ChatView key={chatId} projectId={projectId} chatId={chatId} onOpenSettings={onOpenSettings} />;
}
