import { useQuery } from '@tanstack/react-query';
import { Folder } from 'lucide-react';
import { useState } from 'react';
import type { Chat } from '@/api/chats';
import { type Project, projectsQuery } from '@/api/projects';
import { mayWrite } from '@/commands/project-role';
import { t } from '@/lib/i18n';
import { Dialog } from '@/ui/dialog';
import { controlClass } from '@/ui/field';
import { Name } from '@/ui/name';
import { FailedState, Loading } from '@/ui/states';

export type MoveChatDialogProps = {
  /** Nothing while it is closed. */
  readonly chat: Chat | undefined;
  readonly onClose: () => void;
  readonly onMove: (chat: Chat, project: Project) => void;
};

/** Which project a chat goes to. */
export function MoveChatDialog({ chat, onClose, onMove }: MoveChatDialogProps) {
  return (
    <Dialog
      open={chat !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('Move to another project')}
      description={t('Its next answers are made with that project’s model and instructions.')}
    >
      {chat && <Targets chat={chat} onMove={(project) => onMove(chat, project)} />}
    </Dialog>
  );
}

function Targets({ chat, onMove }: { readonly chat: Chat; readonly onMove: (project: Project) => void }) {
  const projects = useQuery(projectsQuery);
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const targets = projects.data?.projects.filter(
    ({ id, name, role }) => id !== chat.project_id && mayWrite(role) && name.toLowerCase().includes(words),
  );
  if (projects.isError) {
    return (
      <FailedState
        compact
        title={t('The projects could not be loaded')}
        detail={projects.error.message}
        onRetry={() => void projects.refetch()}
      />
    );
  }
  if (!targets) {
    return (
      <Loading label={t('Loading projects')}>
        <div className="skeleton mt-4 h-24" />
      </Loading>
    );
  }
  return (
    <>
      <input
        type="search"
        aria-label={t('Search projects')}
        placeholder={t('Search projects')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className={`${controlClass} mt-4 h-9 touch:h-11`}
      />
      <ul className="mt-2 max-h-64 overflow-y-auto">
        {targets.map((project) => (
          <li key={project.id}>
            <button
              type="button"
              onClick={() => onMove(project)}
              className="flex h-9 w-full items-center gap-2.5 rounded-sm px-3 text-start text-sm hover:bg-surface-hover focus-visible:-outline-offset-2 touch:h-11"
            >
              <Folder size={16} aria-hidden="true" className="shrink-0 text-text-muted" />
              <Name>{project.name}</Name>
            </button>
          </li>
        ))}
      </ul>
      {targets.length === 0 && (
        <p className="px-3 py-2 text-sm text-text-muted">
          {words ? t('No project matches') : t('There is no other project.')}
        </p>
      )}
    </>
  );
}
