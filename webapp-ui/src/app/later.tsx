import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import { t } from '@/lib/i18n';
import { FailedState } from '@/ui/states';

/** A page without props whose code comes later. */
export type LaterPage = {
  /** Lets it come before it is needed. Where it does not, it is asked for again when it is. */
  readonly load: () => void;
  /** What draws it: itself where it has come. */
  readonly now: () => ComponentType;
};

export function laterPage(load: () => Promise<ComponentType>): LaterPage {
  let come: ComponentType | undefined;
  const once = async () => {
    come = await load();
    return come;
  };
  const waiting = lazy(async () => ({ default: await once().catch(() => NotCome) }));
  return { load: () => void once().catch(() => undefined), now: () => come ?? waiting };
}

/**
 * A page that may have come already, and is drawn at once then: `lazy` alone would draw nothing first, and React waits 300 ms
 * before it draws more than that.
 */
export function Later({ page }: { readonly page: LaterPage }) {
  // The same for as long as it is there, or all that it holds would be drawn anew.
  const Page = useMemo(() => page.now(), [page]);
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}

/** The server is away, or has a newer version, which has other files. */
function NotCome() {
  return (
    <main className="px-4">
      <FailedState
        title={t('This page could not be loaded')}
        detail={t('The server may be away, or have a newer version.')}
        onRetry={() => window.location.reload()}
      />
    </main>
  );
}
