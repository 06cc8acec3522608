import { Ellipsis } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { NavLink } from 'react-router';
import type { Chat } from '@/api/chats';
import { isPending } from '@/commands/create-chat';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { CursorMark } from '@/ui/cursor-mark';
import { IconButton } from '@/ui/icon-button';
import { Menu } from '@/ui/menu';
import { Name } from '@/ui/name';
import { chatMenu } from './chat-menu';
import { RenameField } from './rename-field';
import type { ChatActions } from './use-chat-actions';

export type ChatRowProps = {
  readonly chat: Chat;
  /** An answer is being written in it. */
  readonly running: boolean;
  /** The same object while the list is; missing for those who may only read. */
  readonly actions: ChatActions | undefined;
  /** The reader chose this chat, also when it was the current one. */
  readonly onChoose?: (() => void) | undefined;
};

const rowClass = 'flex h-9 items-center rounded-sm pe-9 ps-3 text-sm touch:h-11 touch:pe-12';

/** One chat of the sidebar. Its actions show on hover, on focus, and always on touch. */
export const ChatRow = memo(function ChatRow({ chat, running, actions, onChoose }: ChatRowProps) {
  const [renaming, setRenaming] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);

  if (isPending(chat)) {
    return (
      <li aria-busy="true" className={classNames(rowClass, 'text-text-muted')}>
        {chat.name}
      </li>
    );
  }
  if (renaming && actions) {
    return (
      <li>
        <RenameField
          name={chat.name}
          onDone={(name) => {
            setRenaming(false);
            if (name !== undefined) actions.rename(chat, name);
            requestAnimationFrame(() => trigger.current?.focus());
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
            chat.unread && 'font-medium',
          )
        }
      >
        <Name>{chat.name}</Name>
        <Mark running={running} unread={chat.unread === true} />
      </NavLink>
      <span className="absolute inset-y-0 end-1 flex items-center opacity-0 transition-opacity duration-120 focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:end-0 touch:opacity-100">
        <Menu
          trigger={
            <IconButton
              ref={trigger}
              label={t('Actions for {{chat}}', { chat: chat.name })}
              title={t('Actions')}
              size="small"
            >
              <Ellipsis size={16} aria-hidden="true" />
            </IconButton>
          }
          actions={chatMenu(chat, actions, () => setRenaming(true))}
        />
      </span>
    </li>
  );
});

/** What is going on in it. */
function Mark({ running, unread }: { readonly running: boolean; readonly unread: boolean }) {
  if (running) {
    return (
      <span className="ms-auto ps-2">
        <CursorMark blinking className="text-xs" />
        <span className="sr-only">{t('An answer is being written')}</span>
      </span>
    );
  }
  return (
    unread && (
      <span className="ms-auto ps-2">
        <span aria-hidden="true" className="block size-2 rounded-full bg-accent" />
        <span className="sr-only">{t('Unread')}</span>
      </span>
    )
  );
}
