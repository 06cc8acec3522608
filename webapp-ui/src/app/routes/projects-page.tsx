import { ProjectList } from '@/features/projects';
import { t } from '@/lib/i18n';
import { Page } from '../page';

export function ProjectsPage() {
  return (
    <Page title={t('Projects')}>
      <ProjectList />
    </Page>
  );
}
