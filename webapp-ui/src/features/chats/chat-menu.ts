import { Archive, ArchiveRestore, Download, FileJson, FolderInput, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import type { Chat } from '@/api/chats';
import { download } from '@/lib/download';
import { t } from '@/lib/i18n';
import type { MenuAction } from '@/ui/menu';
import type { ChatActions } from './use-chat-actions';

/** What can be done with a chat, in its row and in the palette; without actions, what those may who only read. */
export function chatMenu(chat: Chat, actions: ChatActions | undefined, rename: () => void): MenuAction[] {
  const saving: MenuAction[] = [
    { name: t('Save as Markdown'), icon: Download, perform: () => download(`chats/${chat.id}/export`) },
    { name: t('Save as JSON'), icon: FileJson, perform: () => download(`chats/${chat.id}/export?format=json`) },
  ];
  if (!actions) {
    return saving;
  }
  const { move } = actions;
  return [
    { name: t('Rename'), icon: Pencil, perform: rename },
    chat.pinned
      ? { name: t('Unpin'), icon: PinOff, perform: () => actions.pin(chat, false) }
      : { name: t('Pin'), icon: Pin, perform: () => actions.pin(chat, true) },
    ...(move ? [{ name: t('Move to…'), icon: FolderInput, perform: () => move(chat) }] : []),
    ...saving,
    chat.status === 'archived'
      ? { name: t('Bring back'), icon: ArchiveRestore, perform: () => actions.archive(chat, false) }
      : { name: t('Archive'), icon: Archive, perform: () => actions.archive(chat, true) },
    { name: t('Delete'), icon: Trash2, perform: () => actions.remove(chat), danger: true },
  ];
}
