import type { Project } from '@/api/projects';
import { useChangeProject } from '@/commands/change-project';
import { Dialog } from '@/ui/dialog';
import { ProjectForm } from './project-form';

export type EditProjectDialogProps = {
  readonly project: Project;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

export function EditProjectDialog({ project, open, onOpenChange }: EditProjectDialogProps) {
  const change = useChangeProject(project);
  function close() {
    change.reset();
    onOpenChange(false);
  }
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())} title="Edit project">
      <ProjectForm
        initial={project}
        action="Save"
        pending={change.isPending}
        error={change.error}
        onSubmit={(value) => change.mutate(value, { onSuccess: close })}
        onCancel={close}
      />
    </Dialog>
  );
}
