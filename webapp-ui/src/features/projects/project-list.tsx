import { useQuery } from '@tanstack/react-query';
import { Plus, Upload } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { type Project, projectsQuery } from '@/api/projects';
import { useDeleteProject } from '@/commands/delete-project';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { SearchField } from '@/ui/search-field';
import { EmptyState, Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { useProjectDialogs } from './dialogs-store';
import { ProjectCard } from './project-card';
import { searchProjects } from './search-projects';

const gridClass = 'grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3';

/** All projects of the reader, with search, new, rename and delete. */
export function ProjectList() {
  const projects = useQuery(projectsQuery);
  const remove = useDeleteProject();
  const [search, setSearch] = useState('');
  const show = useProjectDialogs((dialogs) => dialogs.show);
  const newProject = useRef<HTMLButtonElement>(null);
  const empty = projects.data?.projects.length === 0;

  function deleteAndKeepFocus(project: Project) {
    remove.mutate(project);
    // The button that asked is gone with its card.
    requestAnimationFrame(() => newProject.current?.focus());
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-8 pb-6">
        <h1 className="me-auto font-semibold text-2xl max-sm:w-full">{t('Projects')}</h1>
        {!empty && (
          <>
            <SearchField
              label={t('Search projects')}
              value={search}
              onChange={setSearch}
              className="max-sm:order-last max-sm:w-full sm:w-64"
            />
            <Button className="max-sm:flex-1" onClick={() => show('import')}>
              <Upload size={16} aria-hidden="true" />
              {t('Import')}
            </Button>
            <Button ref={newProject} variant="primary" className="max-sm:flex-1" onClick={() => show('new')}>
              <Plus size={16} aria-hidden="true" />
              {t('New project')}
            </Button>
          </>
        )}
      </div>
      <UntilRead query={projects} failed={t('The projects could not be loaded')}>
        <ProjectSkeleton />
      </UntilRead>
      {empty && (
        <EmptyState
          title={t('Start with a project')}
          action={
            <div className="flex gap-2">
              <Button variant="primary" onClick={() => show('new')}>
                <Plus size={16} aria-hidden="true" />
                {t('New project')}
              </Button>
              <Button onClick={() => show('import')}>{t('Import')}</Button>
            </div>
          }
        >
          {t('A project keeps chats together that share a model and instructions.')}
        </EmptyState>
      )}
      {projects.data && !empty && (
        <Found
          projects={projects.data.projects}
          total={projects.data.total}
          search={search}
          onClear={() => setSearch('')}
          onDelete={deleteAndKeepFocus}
        />
      )}
    </>
  );
}

type FoundProps = {
  readonly projects: readonly Project[];
  readonly total: number;
  readonly search: string;
  readonly onClear: () => void;
  readonly onDelete: (project: Project) => void;
};

function Found({ projects, total, search, onClear, onDelete }: FoundProps) {
  const found = searchProjects(projects, useDeferredValue(search));
  return (
    <>
      <p role="status" className={search ? 'pb-3 text-sm text-text-muted' : 'sr-only'}>
        {search && t('{{found}} of {{projects}} projects', { found: found.length, projects: projects.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={t('No project matches')} action={<Button onClick={onClear}>{t('Clear the search')}</Button>}>
          {t('Neither a name nor a description holds “{{search}}”.', { search })}
        </EmptyState>
      ) : (
        <ul className={gridClass}>
          {found.map((project) => (
            <ProjectCard key={project.id} project={project} onDelete={onDelete} />
          ))}
        </ul>
      )}
      {total > projects.length && (
        <p className="py-6 text-center text-sm text-text-muted">
          {t('The newest {{projects}} of {{total}} projects are shown.', { projects: projects.length, total })}
        </p>
      )}
    </>
  );
}

function ProjectSkeleton() {
  return (
    <Loading label={t('Loading projects')}>
      <div className={gridClass}>
        {[44, 60, 36, 52, 40, 64].map((width) => (
          <div key={width} className="h-32 rounded-lg border border-border p-4">
            <div className="skeleton h-5" style={{ width: `${width}%` }} />
            <div className="skeleton mt-3 h-4 w-4/5" />
            <div className="skeleton mt-8 h-3 w-20" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
