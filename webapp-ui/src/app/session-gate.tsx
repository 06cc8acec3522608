import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiError } from '@/api/api-error';
import { sessionQuery } from '@/api/session';
import { setOwner } from '@/lib/owner';
import { signInPath } from '@/lib/return-path';
import { useSignedOut } from '@/lib/signed-out';
import { LoadingPage, RefusedPage, UnreachablePage } from './start-pages';

/** What can be seen by those who are not signed in. */
const OPEN = new Set(['/sign-in', '/welcome']);

export type SessionGateProps = {
  /** What is on every page of somebody who is signed in. */
  readonly always: ReactNode;
  /** The pages. */
  readonly children: ReactNode;
};

/** Lets in who is signed in, sends the others to sign in, and notices when that changes. */
export function SessionGate({ always, children }: SessionGateProps) {
  const session = useQuery(sessionQuery);
  const { pathname, search } = useLocation();
  const id = session.data?.user?.id;
  const visit = useVisit(id, session.data?.mode === 'none', session.dataUpdatedAt);

  if (!session.data) {
    if (session.error instanceof ApiError && session.error.code === 'client_refused') {
      return <RefusedPage words={session.error.message} />;
    }
    return session.isError ? (
      <UnreachablePage words={session.error.message} onRetry={() => void session.refetch()} />
    ) : (
      <LoadingPage />
    );
  }
  if (OPEN.has(pathname)) {
    return children;
  }
  if (visit === undefined) {
    return <Navigate to={signInPath(pathname + search)} replace />;
  }
  return (
    <Fragment key={visit}>
      {always}
      {children}
    </Fragment>
  );
}

/**
 * Counts how often this person came in; all that is on the page is made anew with it, since lines that were told to sign in
 * stay closed. Nothing where nobody ever was signed in. Once somebody is, a session that is gone only marks the page: what
 * they were writing stays in sight. Somebody else gets a page of their own.
 */
function useVisit(id: string | undefined, alone: boolean, lookedAt: number): number | undefined {
  const [known, setKnown] = useState<string>();
  const [visit, setVisit] = useState(0);
  if (id !== undefined && known === undefined) {
    setOwner(alone ? undefined : id);
    setKnown(id);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the server was asked
  useEffect(() => {
    if (known === undefined) {
      return;
    }
    const { told, tell } = useSignedOut.getState();
    if (id === undefined) {
      tell(true);
    } else if (id !== known) {
      window.location.reload();
    } else if (told) {
      tell(false);
      setVisit((count) => count + 1);
    }
  }, [id, known, lookedAt]);
  return known === undefined && id === undefined ? undefined : visit;
}
