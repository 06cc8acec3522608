import { useState } from 'react';
import type { Project } from '@/api/projects';
import { useCreateProject } from '@/commands/create-project';
import { t } from '@/lib/i18n';
import { Dialog } from '@/ui/dialog';
import { ProjectForm } from './project-form';
import { TemplateChoice } from './template-choice';

export type NewProjectDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCreated: (project: Project) => void;
};

export function NewProjectDialog({ open, onOpenChange, onCreated }: NewProjectDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('New project')}
      description={t('A project keeps chats together that share a model and instructions.')}
    >
      <NewProject onCreated={onCreated} onCancel={() => onOpenChange(false)} />
    </Dialog>
  );
}

type NewProjectProps = Pick<NewProjectDialogProps, 'onCreated'> & { readonly onCancel: () => void };

/** Begins anew each time: the dialog itself stays on every page. */
function NewProject({ onCreated, onCancel }: NewProjectProps) {
  const create = useCreateProject();
  const [template, setTemplate] = useState<string>();
  return (
    <ProjectForm
      action={t('Create project')}
      pending={create.isPending}
      error={create.error}
      onSubmit={(value) => create.mutate({ ...value, ...(template && { template }) }, { onSuccess: onCreated })}
      onCancel={onCancel}
    >
      <TemplateChoice value={template} onChange={setTemplate} />
    </ProjectForm>
  );
}
