import type { ReactNode } from 'react';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { CursorMark } from '@/ui/cursor-mark';

/** Before it is known who is there: the mark, once the wait is long enough to be noticed. */
export function LoadingPage() {
  return (
    <main className="flex h-full items-center justify-center" aria-busy="true">
      <p role="status" className="appear-late">
        <CursorMark blinking className="text-2xl" />
        <span className="sr-only">{t('Loading…')}</span>
      </p>
    </main>
  );
}

/** The server serves nobody from where one is: its own words say why. */
export function RefusedPage({ words }: { readonly words: string }) {
  return (
    <StartPage title={t('You are not let in from here')} onRetry={() => window.location.reload()}>
      <p className="mt-2 text-text-muted [overflow-wrap:anywhere]">{words}</p>
      <p className="mt-3 text-text-muted">
        {t(
          'It can be opened on the machine that it runs on. Whoever runs it can let other networks in, or turn sign-in on.',
        )}
      </p>
    </StartPage>
  );
}

export function UnreachablePage({ words, onRetry }: { readonly words: string; readonly onRetry: () => void }) {
  return (
    <StartPage title={t('The server does not answer as it should')} onRetry={onRetry}>
      <p className="mt-2 text-text-muted [overflow-wrap:anywhere]">{words}</p>
    </StartPage>
  );
}

type StartPageProps = { readonly title: string; readonly children: ReactNode; readonly onRetry: () => void };

function StartPage({ title, children, onRetry }: StartPageProps) {
  return (
    <main role="alert" className="mx-auto flex h-full max-w-md flex-col justify-center px-6">
      <title>{`${title} – Open Codex`}</title>
      <CursorMark className="mb-6 text-2xl" />
      <h1 className="font-semibold text-xl">{title}</h1>
      {children}
      <div className="mt-6">
        <Button variant="primary" onClick={onRetry}>
          {t('Try again')}
        </Button>
      </div>
    </main>
  );
}
