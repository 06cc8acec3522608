import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import { chatsQuery } from '@/api/chats';
import { projectQuery } from '@/api/projects';
import { useCreateChat } from '@/commands/create-chat';
import { mayWrite } from '@/commands/project-role';
import { ChatList } from '@/features/chats';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/states';
import { useMediaQuery, WIDE } from '@/ui/use-media-query';
import { useProjectLayout } from './project-layout';

/** A project with no chat chosen: on a narrow screen its chats, on a wide one, where they stand beside, an invitation. */
export function NoChatPage() {
  const { projectId } = useProjectLayout();
  const navigate = useNavigate();
  const project = useQuery(projectQuery(projectId));
  const chats = useQuery(chatsQuery(projectId));
  const create = useCreateChat(projectId, (chat) => void navigate(`/projects/${projectId}/chats/${chat.id}`));
  const wide = useMediaQuery(WIDE);
  const writes = mayWrite(project.data?.role);
  const some = chats.data?.chat_sessions.length !== 0;

  if (some && !wide) {
    return <ChatList projectId={projectId} />;
  }
  return (
    <div className="m-auto">
      {project.data && (chats.data || chats.isError) && (
        <EmptyState
          title={titleWords(some, writes)}
          action={
            writes && (
              <Button variant="primary" onClick={() => create.mutate()} disabled={create.isPending}>
                <Plus size={16} aria-hidden="true" />
                {t('New chat')}
              </Button>
            )
          }
        >
          {project.data.description}
        </EmptyState>
      )}
    </div>
  );
}

function titleWords(some: boolean, writes: boolean): string {
  if (!writes) {
    return some ? t('Choose a chat to read') : t('There is no chat yet');
  }
  return some ? t('Choose a chat, or start a new one') : t('Start the first chat');
}
