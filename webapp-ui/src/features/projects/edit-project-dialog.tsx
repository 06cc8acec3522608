import { useState } from 'react';
import { ApiError } from '@/api/api-error';
import type { Project } from '@/api/projects';
import { useChangeProject } from '@/commands/change-project';
import { t } from '@/lib/i18n';
import { Dialog } from '@/ui/dialog';
import { ProjectForm } from './project-form';

export type EditProjectDialogProps = {
  readonly project: Project;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** Name and description of a project, to be changed. */
export function EditProjectDialog({ project, open, onOpenChange }: EditProjectDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('Edit project')}>
      <EditProject project={project} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function EditProject({ project, onDone }: { readonly project: Project; readonly onDone: () => void }) {
  const change = useChangeProject(project);
  // What the fields began with: the list behind the dialog may be read anew meanwhile.
  const [opened] = useState(project.version);
  const stale = change.error instanceof ApiError && change.error.stale;
  return (
    <ProjectForm
      initial={project}
      action={stale ? t('Save anyway') : t('Save')}
      pending={change.isPending}
      error={stale ? new Error(overwritten(project)) : change.error}
      // Once it was refused, the next try is made in the knowledge of what is there now.
      onSubmit={(value) =>
        change.mutate({ ...value, version: stale ? project.version : opened }, { onSuccess: onDone })
      }
      onCancel={onDone}
    />
  );
}

function overwritten({ name, description }: Project): string {
  const now = description ? `“${name}”, “${description}”` : `“${name}”`;
  return t(
    'The project was changed in another window meanwhile; it is {{now}} now. What you typed is still here: save it anyway, or cancel to keep the other.',
    { now },
  );
}
