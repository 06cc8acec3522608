import { type FormEvent, useState } from 'react';
import { ApiError } from '@/api/api-error';
import type { Group } from '@/api/groups';
import { useCreateGroup } from '@/commands/change-groups';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { FormError } from '@/ui/form-error';

export type NewGroupDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (group: Group) => void;
};

export function NewGroupDialog({ open, onClose, onCreated }: NewGroupDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t('New group')}>
      <GroupForm onCreated={onCreated} onCancel={onClose} />
    </Dialog>
  );
}

type GroupFormProps = { readonly onCreated: (group: Group) => void; readonly onCancel: () => void };

function GroupForm({ onCreated, onCancel }: GroupFormProps) {
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const create = useCreateGroup(onCreated);
  const problem = create.error instanceof ApiError ? create.error : undefined;
  const complaint = missing
    ? t('Give the group a name.')
    : problem?.status === 409
      ? problem.message
      : problem?.field('name');

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') {
      create.mutate(name.trim());
    }
  }

  return (
    <form onSubmit={submit} noValidate className="mt-4 space-y-4">
      <TextField
        label={t('Name')}
        autoComplete="off"
        maxLength={255}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
          create.reset();
        }}
        error={complaint}
      />
      <FormError>{create.error && !complaint ? create.error.message : undefined}</FormError>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={create.isPending}>
          {t('Make the group')}
        </Button>
      </div>
    </form>
  );
}
