import { Component, type ReactNode } from 'react';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';

type CrashGuardProps = { readonly children: ReactNode };
type CrashGuardState = { readonly crash: Error | undefined };

/** Keeps a fault of ours from leaving a blank page. What is on the server is not touched by it. */
export class CrashGuard extends Component<CrashGuardProps, CrashGuardState> {
  override readonly state: CrashGuardState = { crash: undefined };

  static getDerivedStateFromError(crash: unknown): CrashGuardState {
    return { crash: crash instanceof Error ? crash : new Error(String(crash)) };
  }

  override render() {
    const { crash } = this.state;
    if (!crash) {
      return this.props.children;
    }
    return (
      <main role="alert" className="mx-auto flex h-full max-w-md flex-col justify-center px-6">
        <h1 className="font-semibold text-xl">{t('This page stopped working')}</h1>
        <p className="mt-2 text-text-muted">
          {t('The fault is in the page, not in your data: chats and answers are safe on the server.')}
        </p>
        <p className="mt-4 rounded-md bg-surface-sunken p-3 font-mono text-code [overflow-wrap:anywhere]">
          {crash.message}
        </p>
        <div className="mt-6 flex gap-2">
          <Button variant="primary" onClick={() => this.setState({ crash: undefined })}>
            {t('Show it again')}
          </Button>
          <Button onClick={() => window.location.reload()}>{t('Reload the page')}</Button>
        </div>
      </main>
    );
  }
}
