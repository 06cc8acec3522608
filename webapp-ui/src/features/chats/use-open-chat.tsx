import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useMatch } from 'react-router';
import { type Chat, chatsQuery } from '@/api/chats';
import { mayWrite, owns, useProjectRole } from '@/commands/project-role';
import type { MenuAction } from '@/ui/menu';
import { chatMenu } from './chat-menu';
import { MoveChatDialog } from './move-chat-dialog';
import { RenameChatDialog } from './rename-chat-dialog';
import { CHAT_PATH, type ChatActions, useChatActions } from './use-chat-actions';

export type OpenChat = {
  /** What the menu of its row offers; nothing where no chat is open. */
  readonly menu: readonly MenuAction[];
  /** What some of it asks with. */
  readonly dialogs: ReactNode;
};

/** The chat that is open, for those who stand outside of the list, which may not be in sight. */
export function useOpenChat(): OpenChat {
  const { projectId, chatId } = useMatch(CHAT_PATH)?.params ?? {};
  const chats = useQuery({ ...chatsQuery(projectId ?? ''), enabled: projectId !== undefined });
  const chat = chats.data?.chat_sessions.find(({ id }) => id === chatId);
  const role = useProjectRole(projectId);
  const [renamed, setRenamed] = useState<Chat>();
  const [moved, setMoved] = useState<Chat>();
  // The dialogs give the focus back.
  const nowhere = useRef<HTMLElement>(null);
  const actions = useChatActions(projectId ?? '', owns(role) ? setMoved : undefined, nowhere);
  const withFocus: ChatActions = {
    ...actions,
    remove: (gone) => {
      actions.remove(gone);
      // Where one wrote is gone with the chat.
      requestAnimationFrame(() => document.getElementById('main')?.focus());
    },
  };
  return {
    menu: chat ? chatMenu(chat, mayWrite(role) ? withFocus : undefined, () => setRenamed(chat)) : [],
    dialogs: (
      <>
        <RenameChatDialog
          chat={renamed}
          onClose={() => setRenamed(undefined)}
          onRename={(asked, name) => {
            setRenamed(undefined);
            if (name !== asked.name) {
              actions.rename(asked, name);
            }
          }}
        />
        <MoveChatDialog
          chat={moved}
          onClose={() => setMoved(undefined)}
          onMove={(asked, project) => {
            setMoved(undefined);
            actions.moveTo(asked, project);
          }}
        />
      </>
    ),
  };
}
