import { type RefObject, useMemo, useRef } from 'react';
import { useLocation, useMatch, useNavigate } from 'react-router';
import type { Chat } from '@/api/chats';
import type { Project } from '@/api/projects';
import { useDeleteChat } from '@/commands/delete-chat';
import { useOrganiseChat } from '@/commands/organise-chat';
import { useRenameChat } from '@/commands/rename-chat';
import { t } from '@/lib/i18n';
import { notifyDone, notifyUndo } from '@/ui/notify';

/** Where a chat is open. */
export const CHAT_PATH = '/projects/:projectId/chats/:chatId';

export type ChatActions = {
  readonly rename: (chat: Chat, name: string) => void;
  readonly pin: (chat: Chat, pinned: boolean) => void;
  readonly archive: (chat: Chat, archived: boolean) => void;
  /** Asks where to; missing for whom it is not to say. */
  readonly move: ((chat: Chat) => void) | undefined;
  readonly moveTo: (chat: Chat, project: Project) => void;
  readonly remove: (chat: Chat) => void;
};

/**
 * What can be done with the chats of a project. `ask` is told which chat is to be moved, if any may; `next` has the focus when the row
 * that had it is gone. The same object as long as the project is.
 */
export function useChatActions(
  projectId: string,
  ask: ((chat: Chat) => void) | undefined,
  next: RefObject<HTMLElement | null>,
): ChatActions {
  const navigate = useNavigate();
  const chatId = useMatch(CHAT_PATH)?.params.chatId;
  const opened = useRef(chatId);
  opened.current = chatId;
  const { pathname } = useLocation();
  const place = useRef(pathname);
  place.current = pathname;
  const go = useRef(navigate);
  go.current = navigate;
  const left = useRef<string>(undefined);
  const { mutate: rename } = useRenameChat(projectId);
  const { mutate: organise } = useOrganiseChat();
  const { mutate: remove } = useDeleteChat(projectId, (chat) => {
    // Who was reading it reads on, unless they have gone elsewhere.
    if (left.current === chat.id && place.current === `/projects/${chat.project_id}`) {
      void go.current(`/projects/${chat.project_id}/chats/${chat.id}`);
    }
  });

  return useMemo(() => {
    const focusNext = () => requestAnimationFrame(() => next.current?.focus());
    const archive = (chat: Chat, archived: boolean) => {
      const failure = archived
        ? t('“{{chat}}” was not archived', { chat: chat.name })
        : t('“{{chat}}” was not brought back', { chat: chat.name });
      organise({ chat, change: { status: archived ? 'archived' : 'active' }, failure });
      if (archived) {
        notifyUndo(t('“{{chat}}” was archived', { chat: chat.name }), () =>
          archive({ ...chat, status: 'archived' }, false),
        );
      }
      focusNext();
    };
    return {
      rename: (chat, name) => rename({ chat, name }),
      pin: (chat, pinned) => {
        const failure = pinned
          ? t('“{{chat}}” was not pinned', { chat: chat.name })
          : t('“{{chat}}” was not unpinned', { chat: chat.name });
        organise({ chat, change: { pinned }, failure });
        focusNext();
      },
      archive,
      move: ask,
      moveTo: (chat, project) => {
        organise(
          { chat, change: { project_id: project.id }, failure: t('“{{chat}}” was not moved', { chat: chat.name }) },
          {
            onSuccess: () =>
              notifyDone(t('“{{chat}}” is in “{{project}}” now', { chat: chat.name, project: project.name })),
          },
        );
        if (chat.id === opened.current) {
          void go.current(`/projects/${project.id}/chats/${chat.id}`, { replace: true });
        }
        focusNext();
      },
      remove: (chat) => {
        remove(chat);
        left.current = chat.id === opened.current ? chat.id : undefined;
        if (chat.id === opened.current) {
          void go.current(`/projects/${projectId}`, { replace: true });
        }
        focusNext();
      },
    };
  }, [rename, organise, remove, ask, next, projectId]);
}
