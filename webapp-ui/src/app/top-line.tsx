import { ArrowLeft, ChevronRight, PanelLeft, Settings2, UserPlus, Users } from 'lucide-react';
import { Link } from 'react-router';
import type { Project } from '@/api/projects';
import { t } from '@/lib/i18n';
import { IconButton, iconButtonClass } from '@/ui/icon-button';
import { Name } from '@/ui/name';
import { useSidebar } from './sidebar-store';

export type TopLineProps = {
  readonly project: Pick<Project, 'id' | 'name' | 'role' | 'shared'> | undefined;
  readonly chatName: string | undefined;
  /** Whether a chat is open, known by name or not. */
  readonly inChat: boolean;
  /** The model that answers next, when it is known. */
  readonly model: string | undefined;
  readonly onOpenChats: () => void;
  readonly onOpenSettings: () => void;
  /** Who has the project; missing where nothing can be shared. */
  readonly onShare: (() => void) | undefined;
};

/** Where am I, and which model. */
export function TopLine({ project, chatName, inChat, model, onOpenChats, onOpenSettings, onShare }: TopLineProps) {
  const { collapsed, toggle } = useSidebar();
  return (
    <header className="flex h-(--top-line-height) shrink-0 items-center gap-1 px-2 sm:px-3">
      {inChat ? (
        <IconButton label={t('Show the chats')} onClick={onOpenChats} className="md:hidden">
          <PanelLeft size={18} aria-hidden="true" />
        </IconButton>
      ) : (
        <Link to="/" aria-label={t('Back to the projects')} className={`${iconButtonClass()} md:hidden`}>
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
      )}
      <IconButton
        label={collapsed ? t('Show the sidebar') : t('Hide the sidebar')}
        onClick={toggle}
        className="max-md:hidden"
      >
        <PanelLeft size={18} aria-hidden="true" />
      </IconButton>
      <nav aria-label={t('Where you are')} className="min-w-0 flex-1">
        {!project && !chatName && <h1 className="sr-only">{t('Project')}</h1>}
        <ol className="flex min-w-0 items-center gap-1 ps-1 text-sm">
          {project && (
            <li className={chatName ? 'min-w-0 max-w-[45%] text-text-muted max-sm:hidden' : 'min-w-0'}>
              {chatName ? (
                <Link to={`/projects/${project.id}`} className="block rounded-sm px-1.5 py-1 hover:text-text">
                  <Name>{project.name}</Name>
                </Link>
              ) : (
                <h1 className="px-1.5 font-medium">
                  <Name>{project.name}</Name>
                </h1>
              )}
            </li>
          )}
          {chatName && (
            <li className="flex min-w-0 items-center gap-1">
              <ChevronRight size={14} aria-hidden="true" className="shrink-0 text-text-muted max-sm:hidden" />
              <h1 className="min-w-0 px-1.5 font-medium">
                <Name>{chatName}</Name>
              </h1>
            </li>
          )}
        </ol>
      </nav>
      {project && onShare && (
        <IconButton
          label={project.role === 'owner' ? t('Share project') : t('Who has this project')}
          onClick={onShare}
          className={inChat ? 'max-sm:hidden' : undefined}
        >
          {project.shared ? <Users size={17} aria-hidden="true" /> : <UserPlus size={17} aria-hidden="true" />}
        </IconButton>
      )}
      {project && (
        <button
          type="button"
          onClick={onOpenSettings}
          title={t('Model and settings')}
          className="flex h-9 max-w-[45%] shrink-0 items-center gap-2 rounded-sm px-2.5 text-sm text-text-muted transition-colors duration-150 hover:bg-surface-hover hover:text-text touch:h-11"
        >
          <span className="sr-only">{t('Settings. Model:')}</span>
          <span className="truncate tabular-nums">{model ?? ''}</span>
          <Settings2 size={17} aria-hidden="true" className="shrink-0" />
        </button>
      )}
    </header>
  );
}
