import { type FormEvent, useState } from 'react';
import type { Chat } from '@/api/chats';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { TextField } from '@/ui/field';

export type RenameChatDialogProps = {
  /** Nothing while it is closed. */
  readonly chat: Chat | undefined;
  readonly onClose: () => void;
  readonly onRename: (chat: Chat, name: string) => void;
};

/** A chat's new name, where the row that could take it may not be in sight. */
export function RenameChatDialog({ chat, onClose, onRename }: RenameChatDialogProps) {
  return (
    <Dialog open={chat !== undefined} onOpenChange={(open) => !open && onClose()} title={t('Rename chat')}>
      {chat && <NewName name={chat.name} onCancel={onClose} onSave={(name) => onRename(chat, name)} />}
    </Dialog>
  );
}

type NewNameProps = {
  readonly name: string;
  readonly onCancel: () => void;
  readonly onSave: (name: string) => void;
};

function NewName({ name, onCancel, onSave }: NewNameProps) {
  const [value, setValue] = useState(name);
  const next = value.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (next !== '') {
      onSave(next);
    }
  }
  return (
    <form onSubmit={submit} className="mt-5 space-y-4">
      <TextField
        label={t('Name')}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        maxLength={255}
        autoComplete="off"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={next === ''}>
          {t('Save')}
        </Button>
      </div>
    </form>
  );
}
