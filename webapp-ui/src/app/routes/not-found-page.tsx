import { Link } from 'react-router';
import { t } from '@/lib/i18n';
import { buttonClass } from '@/ui/button';
import { CursorMark } from '@/ui/cursor-mark';

export type NotFoundPageProps = {
  readonly title?: string;
  readonly children?: string;
};

/** Where nothing is, or nothing any more. */
export function NotFoundPage({
  title = t('There is nothing here'),
  children = t('The address may be mistyped, or what was here has been deleted.'),
}: NotFoundPageProps) {
  return (
    <main className="flex h-full flex-col items-center justify-center px-6 text-center">
      <title>{`${title} – Open Codex`}</title>
      <CursorMark className="mb-6 text-2xl" />
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="mt-2 max-w-sm text-text-muted">{children}</p>
      <Link to="/" className={`${buttonClass('primary')} mt-6`}>
        {t('Go to the projects')}
      </Link>
    </main>
  );
}
