import { Download, Ellipsis, Pencil, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Project } from '@/api/projects';
import { useSignInIsOn } from '@/commands/me';
import { mayWrite, owns } from '@/commands/project-role';
import { useSharing } from '@/commands/share-project';
import { download } from '@/lib/download';
import { t } from '@/lib/i18n';
import { IconButton } from '@/ui/icon-button';
import { Menu } from '@/ui/menu';
import { Name } from '@/ui/name';
import { RelativeTime } from '@/ui/relative-time';
import { EditProjectDialog } from './edit-project-dialog';

export type ProjectCardProps = {
  readonly project: Project;
  readonly onDelete: (project: Project) => void;
};

/** One project of the list: the whole card leads into it, and its menu has the rest. */
export function ProjectCard({ project, onDelete }: ProjectCardProps) {
  const [editing, setEditing] = useState(false);
  const { role } = project;
  const signInIsOn = useSignInIsOn();
  const share = useSharing(({ show }) => show);
  return (
    <li className="group relative flex min-h-32 flex-col rounded-lg border border-border bg-surface-raised p-4 transition-colors duration-150 [contain-intrinsic-size:auto_128px] [content-visibility:auto] hover:border-border-control">
      <h2 className="flex items-start font-medium text-base">
        <Link
          to={`/projects/${project.id}`}
          className="min-w-0 flex-1 pe-7 outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          <Name>{project.name}</Name>
        </Link>
        <span className="absolute top-3 end-2.5 z-10 opacity-0 touch:top-1 touch:end-1 transition-opacity duration-150 focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
          <Menu
            trigger={
              <IconButton
                label={t('Actions for {{project}}', { project: project.name })}
                size="small"
                title={t('Actions')}
              >
                <Ellipsis size={17} aria-hidden="true" />
              </IconButton>
            }
            actions={[
              ...(mayWrite(role) ? [{ name: t('Rename'), icon: Pencil, perform: () => setEditing(true) }] : []),
              ...(signInIsOn
                ? [{ name: owns(role) ? t('Share') : t('Who has it'), icon: Users, perform: () => share(project.id) }]
                : []),
              { name: t('Export'), icon: Download, perform: () => download(`export?project_id=${project.id}`) },
              ...(owns(role)
                ? [{ name: t('Delete'), icon: Trash2, perform: () => onDelete(project), danger: true }]
                : []),
            ]}
          />
        </span>
      </h2>
      <p className="mt-1 line-clamp-2 text-sm text-text-muted [overflow-wrap:anywhere]">{project.description}</p>
      <p className="mt-auto flex items-center gap-3 pt-2 text-text-muted text-xs">
        <RelativeTime time={project.updated_at} />
        {project.shared && (
          <span className="ms-auto flex items-center gap-1.5">
            <Users size={13} aria-hidden="true" />
            {sharedWords(role)}
          </span>
        )}
      </p>
      <EditProjectDialog project={project} open={editing} onOpenChange={setEditing} />
    </li>
  );
}

/** What the sharing is to the reader. */
function sharedWords(role: Project['role']): string {
  switch (role) {
    case 'owner':
      return t('Shared');
    case 'editor':
      return t('Shared with you');
    case 'viewer':
      return t('Shared with you to read');
  }
}
