import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { sessionQuery } from '@/api/session';
import { Welcome } from '@/features/sign-in';
import { appBase } from '@/lib/base-url';

/** Links of accounts lead here. Where accounts are not kept here there are none. */
export function WelcomePage() {
  const session = useQuery(sessionQuery).data;
  if (session?.mode !== 'local') {
    return <Navigate to="/" replace />;
  }
  // By a navigation: somebody else may have been signed in until now.
  return <Welcome onSignedIn={() => window.location.replace(appBase())} />;
}
