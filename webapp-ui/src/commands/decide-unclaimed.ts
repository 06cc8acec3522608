import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import { sessionQuery } from '@/api/session';
import { decideUnclaimed, unclaimedQuery } from '@/api/users';

/** What was made with sign-in off becomes one's own, or stays where it is until somebody takes it. Nothing is lost by either. */
export function useDecideUnclaimed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decideUnclaimed,
    onSuccess: (unclaimed) => {
      client.setQueryData(unclaimedQuery.queryKey, unclaimed);
      client.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, unclaimed: 0 });
      return Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.projects }),
        client.invalidateQueries({ queryKey: queryKeys.providers }),
        client.invalidateQueries({ queryKey: queryKeys.providerKeys }),
      ]);
    },
  });
}
