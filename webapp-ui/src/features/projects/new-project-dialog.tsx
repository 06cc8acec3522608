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
  const create = useCreateProject();
  const [template, setTemplate] = useState<string>();
  function change(next: boolean) {
    create.reset();
    onOpenChange(next);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('New project')}
      description={t('A project keeps chats together that share a model and instructions.')}
    >
      <ProjectForm
        action={t('Create project')}
        pending={create.isPending}
        error={create.error}
        onSubmit={(value) => create.mutate({ ...value, ...(template && { template }) }, { onSuccess: onCreated })}
        onCancel={() => change(false)}
      >
        <TemplateChoice value={template} onChange={setTemplate} />
      </ProjectForm>
    </Dialog>
  );
}
