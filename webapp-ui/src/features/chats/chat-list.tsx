import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type Chat, chatsQuery } from '@/api/chats';
import { useCreateChat } from '@/commands/create-chat';
import { useDeleteChat } from '@/commands/delete-chat';
import { useRenameChat } from '@/commands/rename-chat';
import { useRunningChats } from '@/commands/running-chats';
import { FailedState, Loading } from '@/ui/states';
import { ChatRow } from './chat-row';
import { groupByAge } from './group-by-age';

export type ChatListProps = {
  readonly projectId: string;
  /** A chat was chosen or made: a drawer closes then. */
  readonly onChoose?: () => void;
};

/** The chats of a project, newest first, with new, rename and delete. */
export function ChatList({ projectId, onChoose }: ChatListProps) {
  const navigate = useNavigate();
  const { chatId } = useParams();
  const chats = useQuery(chatsQuery(projectId));
  const newChat = useRef<HTMLButtonElement>(null);
  const create = useCreateChat(projectId, (chat) => {
    void navigate(`/projects/${projectId}/chats/${chat.id}`);
    onChoose?.();
  });
  const { mutate: rename } = useRenameChat(projectId);
  const running = useRunningChats();
  const opened = useRef(chatId);
  opened.current = chatId;
  const left = useRef<string>(undefined);
  const { mutate: remove } = useDeleteChat(projectId, (chat) => {
    // Who was reading it reads on, unless they have gone elsewhere.
    if (left.current === chat.id && opened.current === undefined) {
      void navigate(`/projects/${projectId}/chats/${chat.id}`);
    }
  });

  const onRename = useCallback((chat: Chat, name: string) => rename({ chat, name }), [rename]);
  const onDelete = useCallback(
    (chat: Chat) => {
      remove(chat);
      left.current = chat.id === chatId ? chat.id : undefined;
      if (chat.id === chatId) {
        void navigate(`/projects/${projectId}`, { replace: true });
      }
      // The button that asked is gone with its row.
      requestAnimationFrame(() => newChat.current?.focus());
    },
    [remove, chatId, navigate, projectId],
  );

  return (
    <nav aria-label="Chats" className="flex min-h-0 flex-1 flex-col">
      <div className="px-2 pb-2">
        <button
          ref={newChat}
          type="button"
          onClick={() => create.mutate()}
          disabled={create.isPending}
          className="flex h-9 w-full items-center gap-2.5 rounded-sm px-3 text-sm transition-colors duration-120 hover:bg-surface-hover focus-visible:-outline-offset-2 touch:h-11"
        >
          <Plus size={16} aria-hidden="true" className="text-accent" />
          New chat
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {chats.isPending && <ChatSkeleton />}
        {chats.isError && (
          <FailedState
            compact
            title="The chats could not be loaded"
            detail={chats.error.message}
            onRetry={() => void chats.refetch()}
          />
        )}
        {chats.data?.chat_sessions.length === 0 && (
          <p className="px-3 py-2 text-sm text-text-muted">No chats yet. Start the first one with “New chat”.</p>
        )}
        {chats.data &&
          groupByAge(chats.data.chat_sessions).map((group) => (
            <section key={group.name} aria-label={group.name} className="pb-3">
              <h2 className="px-3 pt-2 pb-1 font-medium text-text-muted text-xs">{group.name}</h2>
              <ul>
                {group.chats.map((chat) => (
                  <ChatRow
                    key={chat.id}
                    chat={chat}
                    running={running.has(chat.id)}
                    onRename={onRename}
                    onDelete={onDelete}
                    onChoose={onChoose}
                  />
                ))}
              </ul>
            </section>
          ))}
        {chats.data && chats.data.total > chats.data.chat_sessions.length && (
          <p className="px-3 py-2 text-text-muted text-xs">
            The newest {chats.data.chat_sessions.length} of {chats.data.total} chats are shown.
          </p>
        )}
      </div>
    </nav>
  );
}

function ChatSkeleton() {
  return (
    <Loading label="Loading chats">
      {[70, 52, 84, 60, 76].map((width) => (
        <div key={width} className="flex h-9 items-center px-3">
          <div className="skeleton h-4" style={{ width: `${width}%` }} />
        </div>
      ))}
    </Loading>
  );
}
