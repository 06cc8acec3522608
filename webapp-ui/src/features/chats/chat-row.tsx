import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { NavLink } from 'react-router';
import type { Chat } from '@/api/chats';
import { isPending } from '@/commands/create-chat';
import { classNames } from '@/lib/class-names';
import { CursorMark } from '@/ui/cursor-mark';
import { IconButton } from '@/ui/icon-button';
import { Menu } from '@/ui/menu';
import { Name } from '@/ui/name';
import { RenameField } from './rename-field';

export type ChatRowProps = {
  readonly chat: Chat;
  /** An answer is being written in it. */
  readonly running: boolean;
  readonly onRename: (chat: Chat, name: string) => void;
  readonly onDelete: (chat: Chat) => void;
  /** The reader chose this chat, also when it was the current one. */
  readonly onChoose?: (() => void) | undefined;
};

const rowClass = 'flex h-9 items-center rounded-sm pr-9 pl-3 text-sm touch:h-11 touch:pr-12';

/** One chat of the sidebar. Its actions show on hover, on focus, and always on touch. */
export const ChatRow = memo(function ChatRow({ chat, running, onRename, onDelete, onChoose }: ChatRowProps) {
  const [renaming, setRenaming] = useState(false);
  const actions = useRef<HTMLButtonElement>(null);

  if (isPending(chat)) {
    return (
      <li aria-busy="true" className={classNames(rowClass, 'text-text-muted')}>
        {chat.name}
      </li>
    );
  }
  if (renaming) {
    return (
      <li>
        <RenameField
          name={chat.name}
          onDone={(name) => {
            setRenaming(false);
            if (name !== undefined) onRename(chat, name);
            requestAnimationFrame(() => actions.current?.focus());
          }}
        />
      </li>
    );
  }
  return (
    <li className="group relative [contain-intrinsic-size:auto_36px] [content-visibility:auto]">
      <NavLink
        to={`/projects/${chat.project_id}/chats/${chat.id}`}
        onClick={onChoose}
        className={({ isActive }) =>
          classNames(
            rowClass,
            'transition-colors duration-120 ease-out focus-visible:-outline-offset-2 group-hover:bg-surface-hover',
            isActive && 'bg-surface-active font-medium group-hover:bg-surface-active',
          )
        }
      >
        <Name>{chat.name}</Name>
        {running && (
          <span className="ml-auto pl-2">
            <CursorMark blinking className="text-xs" />
            <span className="sr-only">An answer is being written</span>
          </span>
        )}
      </NavLink>
      <span className="absolute inset-y-0 right-1 flex items-center opacity-0 transition-opacity duration-120 focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:right-0 touch:opacity-100">
        <Menu
          trigger={
            <IconButton ref={actions} label={`Actions for ${chat.name}`} title="Rename or delete" size="small">
              <Ellipsis size={16} aria-hidden="true" />
            </IconButton>
          }
          actions={[
            { name: 'Rename', icon: Pencil, perform: () => setRenaming(true) },
            { name: 'Delete', icon: Trash2, perform: () => onDelete(chat), danger: true },
          ]}
        />
      </span>
    </li>
  );
});
