import type { ReactNode } from 'react';
import { useTitle } from './attention';
import { PageHeader } from './page-header';

/** A page outside a project. */
export function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <title>{useTitle(`${title} – Open Codex`)}</title>
      <PageHeader />
      <main className="mx-auto max-w-5xl px-4 pb-16 sm:px-6">{children}</main>
    </div>
  );
}
