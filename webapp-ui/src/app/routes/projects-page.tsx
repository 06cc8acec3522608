import { ProjectList } from '@/features/projects';
import { Page } from '../page';

export function ProjectsPage() {
  return (
    <Page title="Projects">
      <ProjectList />
    </Page>
  );
}
