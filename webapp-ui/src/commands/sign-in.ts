import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Session, sessionQuery, signIn, spendAccountLink } from '@/api/session';
import { justSignedOut } from '@/lib/just-signed-out';
import { useSignedOut } from '@/lib/signed-out';

/** With name and password. Fails with the code `sign_in_failed`, or with 429 and `retryAfter`. */
export function useSignIn(onSignedIn: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      enter(client, session);
      onSignedIn();
    },
  });
}

/** By a link that an administrator gave out, or that the server's log has. Who was here before may be somebody else. */
export function useSpendAccountLink(onSignedIn: () => void) {
  return useMutation({ mutationFn: spendAccountLink, onSuccess: onSignedIn });
}

/** What was read before is of somebody else, or of nobody. */
function enter(client: QueryClient, session: Session): void {
  useSignedOut.getState().tell(false);
  justSignedOut.forget();
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  client.setQueryData(sessionQuery.queryKey, session);
}
