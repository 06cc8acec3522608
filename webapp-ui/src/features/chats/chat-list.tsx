import { useQuery } from '@tanstack/react-query';
import { ArrowDownUp, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Chat, chatsQuery } from '@/api/chats';
import { useCreateChat } from '@/commands/create-chat';
import { mayWrite, owns, useProjectRole } from '@/commands/project-role';
import { useRunningChats } from '@/commands/running-chats';
import { t } from '@/lib/i18n';
import { usePreferences } from '@/lib/preferences';
import { IconButton } from '@/ui/icon-button';
import { ChoiceMenu } from '@/ui/menu';
import { Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { ChatRow } from './chat-row';
import { type ChatOrder, groupChats } from './group-chats';
import { MoveChatDialog } from './move-chat-dialog';
import { useChatActions } from './use-chat-actions';

export type ChatListProps = {
  readonly projectId: string;
  /** A chat was chosen or made: a drawer closes then. */
  readonly onChoose?: () => void;
};

/** The chats of a project in groups, with all that can be done with them. */
export function ChatList({ projectId, onChoose }: ChatListProps) {
  const navigate = useNavigate();
  const chats = useQuery(chatsQuery(projectId));
  const order = usePreferences(({ chatOrder }) => chatOrder);
  const newChat = useRef<HTMLButtonElement>(null);
  const create = useCreateChat(projectId, (chat) => {
    void navigate(`/projects/${projectId}/chats/${chat.id}`);
    onChoose?.();
  });
  const [moving, setMoving] = useState<Chat>();
  const role = useProjectRole(projectId);
  const writes = mayWrite(role);
  const actions = useChatActions(projectId, owns(role) ? setMoving : undefined, newChat);
  const running = useRunningChats();
  const { groups, archived } = groupChats(chats.data?.chat_sessions ?? [], order);
  const row = (chat: Chat) => (
    <ChatRow
      key={chat.id}
      chat={chat}
      running={running.has(chat.id)}
      actions={writes ? actions : undefined}
      onChoose={onChoose}
    />
  );

  return (
    <nav aria-label={t('Chats')} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center justify-end gap-1 px-2 pb-2">
        {writes && (
          <button
            ref={newChat}
            type="button"
            onClick={() => create.mutate()}
            disabled={create.isPending}
            className="flex h-9 min-w-0 flex-1 items-center gap-2.5 rounded-sm px-3 text-sm transition-colors duration-120 hover:bg-surface-hover focus-visible:-outline-offset-2 touch:h-11"
          >
            <Plus size={16} aria-hidden="true" className="text-accent" />
            {t('New chat')}
          </button>
        )}
        <Order />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        <UntilRead compact query={chats} failed={t('The chats could not be loaded')}>
          <ChatSkeleton />
        </UntilRead>
        {chats.data?.chat_sessions.length === 0 && (
          <p className="px-3 py-2 text-sm text-text-muted">
            {writes ? t('No chats yet. Start the first one with “New chat”.') : t('No chats yet.')}
          </p>
        )}
        {groups.map((group) => (
          <section key={group.name} aria-label={group.name} className="pb-3">
            <h2 className="px-3 pt-2 pb-1 font-medium text-text-muted text-xs">{group.name}</h2>
            <ul>{group.chats.map(row)}</ul>
          </section>
        ))}
        {archived.length > 0 && (
          <details className="pb-3">
            <summary className="rounded-sm px-3 py-2 font-medium text-text-muted text-xs">
              {t('Archived ({{archived}})', { archived: archived.length })}
            </summary>
            <ul>{archived.map(row)}</ul>
          </details>
        )}
        {chats.data && chats.data.total > chats.data.chat_sessions.length && (
          <p className="px-3 py-2 text-text-muted text-xs">
            {t('The newest {{chatSessions}} of {{total}} chats are shown.', {
              chatSessions: chats.data.chat_sessions.length,
              total: chats.data.total,
            })}
          </p>
        )}
      </div>
      <MoveChatDialog
        chat={moving}
        onClose={() => setMoving(undefined)}
        onMove={(chat, project) => {
          setMoving(undefined);
          actions.moveTo(chat, project);
        }}
      />
    </nav>
  );
}

function Order() {
  const { chatOrder, set } = usePreferences();
  const orders: readonly { readonly value: ChatOrder; readonly name: string }[] = [
    { value: 'active', name: t('Last active first') },
    { value: 'created', name: t('Newest first') },
    { value: 'name', name: t('By name') },
  ];
  return (
    <ChoiceMenu
      trigger={
        <IconButton label={t('Order of the chats')}>
          <ArrowDownUp size={16} aria-hidden="true" />
        </IconButton>
      }
      choices={orders}
      value={chatOrder}
      onChoose={(next) => set({ chatOrder: next })}
    />
  );
}

function ChatSkeleton() {
  return (
    <Loading label={t('Loading chats')}>
      {[70, 52, 84, 60, 76].map((width) => (
        <div key={width} className="flex h-9 items-center px-3">
          <div className="skeleton h-4" style={{ width: `${width}%` }} />
        </div>
      ))}
    </Loading>
  );
}
