import { useQuery } from '@tanstack/react-query';
import { Lock, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ApiError } from '@/api/api-error';
import { type Group, type GroupMember, groupMembersQuery } from '@/api/groups';
import { useChangeGroupMembers, useDeleteGroup, useRenameGroup } from '@/commands/change-groups';
import { t } from '@/lib/i18n';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { TextField } from '@/ui/field';
import { IconButton } from '@/ui/icon-button';
import { Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { UserSearch } from './user-search';

export type GroupPanelProps = { readonly group: Group; readonly onDeleted: () => void };

/** One group: its name, and who is in it. Fills the panel that holds it. */
export function GroupPanel({ group, onDeleted }: GroupPanelProps) {
  return (
    <div className="min-h-0 flex-1 space-y-6 overflow-y-auto p-5">
      {group.from_sign_in ? (
        <p className="flex gap-2 rounded-md bg-surface-hover p-3 text-sm">
          <Lock size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-text-muted" />
          {t('Your organisation’s sign-in gives this group. It says who is in it; you can add others here.')}
        </p>
      ) : (
        <Rename group={group} />
      )}
      <GroupMembers groupId={group.id} />
      {(!group.from_sign_in || group.members === 0) && <Delete group={group} onDeleted={onDeleted} />}
    </div>
  );
}

function Rename({ group }: { readonly group: Group }) {
  const [name, setName] = useState(group.name);
  const rename = useRenameGroup(group);
  const problem = rename.error instanceof ApiError ? rename.error.message : rename.error?.message;
  const idle = name.trim() === '' || name.trim() === group.name || rename.isPending;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!idle) {
      rename.mutate(name.trim());
    }
  }
  return (
    <form onSubmit={submit} noValidate className="flex items-start gap-2 [&>:first-child]:flex-1">
      <TextField
        label={t('Name')}
        autoComplete="off"
        maxLength={255}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          rename.reset();
        }}
        error={problem}
      />
      <Button type="submit" disabled={idle} className="mt-6.5">
        {t('Save')}
      </Button>
    </form>
  );
}

function GroupMembers({ groupId }: { readonly groupId: string }) {
  const members = useQuery(groupMembersQuery(groupId));
  const { add, remove } = useChangeGroupMembers(groupId);
  return (
    <section>
      <h3 className="mb-2 font-medium text-sm">{t('Members')}</h3>
      <UntilRead compact query={members} failed={t('The members could not be loaded')}>
        <Loading label={t('Loading the members')}>
          <div className="skeleton h-9" />
          <div className="skeleton mt-3 h-24" />
        </Loading>
      </UntilRead>
      {members.data && (
        <>
          <UserSearch except={members.data.users} onChoose={add} />
          <ul className="mt-2 divide-y divide-border">
            {members.data.users.map((member) => (
              <MemberRow key={member.id} member={member} onRemove={() => remove(member)} />
            ))}
          </ul>
          {members.data.users.length === 0 && (
            <p className="py-3 text-sm text-text-muted">{t('Nobody is in it yet.')}</p>
          )}
        </>
      )}
    </section>
  );
}

function MemberRow({ member, onRemove }: { readonly member: GroupMember; readonly onRemove: () => void }) {
  const { name, email } = member;
  const locked = t('{{name}} is in it by your organisation’s sign-in. It can be changed only there.', { name });
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      <Avatar name={name} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate font-medium">{name}</p>
        {email && <p className="truncate text-text-muted text-xs">{email}</p>}
      </div>
      {member.from_sign_in ? (
        <span title={locked} className="inline-flex shrink-0 items-center gap-1.5 text-text-muted text-xs">
          <Lock size={14} aria-hidden="true" />
          <span aria-hidden="true">{t('From sign-in')}</span>
          <span className="sr-only">{locked}</span>
        </span>
      ) : (
        <IconButton label={t('Take {{name}} out of the group', { name })} size="small" onClick={onRemove}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}

/** Asks once more: what was shared with the group would have to be shared anew. */
function Delete({ group, onDeleted }: GroupPanelProps) {
  const [asked, setAsked] = useState(false);
  const remove = useDeleteGroup(onDeleted);
  return (
    <div className="border-border border-t pt-4">
      <Button variant="quiet" className="-ms-4 text-danger!" onClick={() => setAsked(true)}>
        {t('Delete the group')}
      </Button>
      <ConfirmDialog
        open={asked}
        title={t('Delete “{{name}}”?', { name: group.name })}
        action={t('Delete for good')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(group)}
        onClose={() => setAsked(false)}
      >
        {t('Who has projects by this group has them no longer. It cannot be brought back.')}
      </ConfirmDialog>
    </div>
  );
}
