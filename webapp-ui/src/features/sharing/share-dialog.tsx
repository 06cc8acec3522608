import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '@/api/members';
import { type Project, projectQuery } from '@/api/projects';
import { useMe } from '@/commands/me';
import { useChangeMembers, useLeaveProject } from '@/commands/share-project';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Dialog } from '@/ui/dialog';
import { notifyDone } from '@/ui/notify';
import { FailedState, Loading } from '@/ui/states';
import { MemberRow } from './member-row';
import { PrincipalSearch } from './principal-search';
import { roleWords } from './role-words';

export type ShareDialogProps = {
  readonly projectId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The project is not the reader's any more. */
  readonly onLeft: () => void;
};

/** Who has a project: the owner shares it here, the others see with whom, and may leave. */
export function ShareDialog({ projectId, open, onClose, onLeft }: ShareDialogProps) {
  const project = useQuery({ ...projectQuery(projectId), enabled: open }).data;
  const owner = project?.role === 'owner';
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={owner ? t('Share project') : t('Who has this project')}
      description={project?.name}
      className="w-[min(34rem,calc(100vw-2rem))]"
    >
      {open && project && <Members project={project} onLeft={onLeft} />}
    </Dialog>
  );
}

function Members({ project, onLeft }: { readonly project: Project; readonly onLeft: () => void }) {
  const members = useQuery(membersQuery(project.id));
  const me = useMe();
  const { put, remove } = useChangeMembers(project.id);
  const owner = project.role === 'owner';
  const [told, setTold] = useState('');
  if (members.isError && !members.data) {
    return (
      <div className="mt-4">
        <FailedState
          compact
          title={t('It could not be read who has the project')}
          detail={members.error.message}
          onRetry={() => void members.refetch()}
        />
      </div>
    );
  }
  if (!members.data) {
    return (
      <Loading label={t('Reading who has the project')}>
        <div className="skeleton mt-4 h-9" />
        <div className="skeleton mt-4 h-24" />
      </Loading>
    );
  }
  const list = members.data.members;
  const direct = list.some(({ kind, id, role }) => kind === 'user' && id === me?.id && role !== 'owner');
  return (
    <>
      {owner && (
        <div className="mt-4">
          <PrincipalSearch
            members={list}
            onChoose={(principal, role) => {
              put({ principal, role });
              setTold(t('{{name}}: {{role}}', { name: principal.name, role: roleWords(role) }));
            }}
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {told}
      </p>
      <h3 className="mt-5 mb-1 font-medium text-text-muted text-xs">{t('Who has it')}</h3>
      <ul className="-mx-1 max-h-[45dvh] divide-y divide-border overflow-y-auto px-1">
        {list.map((member) => (
          <MemberRow
            key={`${member.kind}-${member.id}`}
            member={member}
            self={member.kind === 'user' && member.id === me?.id}
            onRole={
              owner && member.role !== 'owner'
                ? (role) => {
                    put({ principal: member, role });
                    setTold(t('{{name}}: {{role}}', { name: member.name, role: roleWords(role) }));
                  }
                : undefined
            }
            onRemove={owner && member.role !== 'owner' ? () => remove(member) : undefined}
          />
        ))}
      </ul>
      <p className="mt-3 text-text-muted text-xs">
        {owner
          ? t('Who can write also asks, renames and deletes chats. Only you share and delete the project itself.')
          : direct
            ? t('Only its owner shares it.')
            : t('You have it through a group. Only its owner shares it.')}
      </p>
      {direct && <Leave project={project} onLeft={onLeft} />}
    </>
  );
}

function Leave({ project, onLeft }: { readonly project: Project; readonly onLeft: () => void }) {
  const me = useMe();
  const [asked, setAsked] = useState(false);
  const leave = useLeaveProject(project.id, () => {
    notifyDone(t('You have left “{{project}}”', { project: project.name }));
    onLeft();
  });
  return (
    <>
      <Button variant="quiet" className="-ms-4 mt-3 text-danger!" onClick={() => setAsked(true)}>
        {t('Leave the project')}
      </Button>
      <ConfirmDialog
        open={asked}
        title={t('Leave the project?')}
        action={t('Leave')}
        pending={leave.isPending}
        error={leave.error}
        onConfirm={() => me && leave.mutate(me)}
        onClose={() => setAsked(false)}
      >
        {t('“{{project}}” is not in your list any more then. Only its owner can share it with you again.', {
          project: project.name,
        })}
      </ConfirmDialog>
    </>
  );
}
