import { Link } from 'react-router';
import { ProjectList } from '@/features/projects';
import { CursorMark } from '@/ui/cursor-mark';

export function ProjectsPage() {
  return (
    <div className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <title>Projects – Open Codex</title>
      <header className="mx-auto flex h-(--top-line-height) max-w-5xl items-center px-4 sm:px-6">
        <Link to="/" className="flex items-center gap-2 rounded-sm font-semibold text-sm">
          <CursorMark className="text-base" />
          Open Codex
        </Link>
      </header>
      <main className="mx-auto max-w-5xl px-4 pb-16 sm:px-6">
        <ProjectList />
      </main>
    </div>
  );
}
