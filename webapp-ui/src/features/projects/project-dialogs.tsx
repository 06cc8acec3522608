import { useNavigate } from 'react-router';
import { useProjectDialogs } from './dialogs-store';
import { ImportDialog } from './import-dialog';
import { NewProjectDialog } from './new-project-dialog';

/** The dialogs that make projects, whoever asked for them. */
export function ProjectDialogs() {
  const navigate = useNavigate();
  const { open, show } = useProjectDialogs();
  return (
    <>
      <ImportDialog open={open === 'import'} onOpenChange={(next) => show(next ? 'import' : undefined)} />
      <NewProjectDialog
        open={open === 'new'}
        onOpenChange={(next) => show(next ? 'new' : undefined)}
        onCreated={(project) => {
          show(undefined);
          void navigate(`/projects/${project.id}`);
        }}
      />
    </>
  );
}
