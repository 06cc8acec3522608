import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountQuery, browserSessionsQuery, changeAccount, changePassword } from '@/api/account';
import { sessionQuery } from '@/api/session';

/** Calls oneself otherwise. */
export function useChangeAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changeAccount,
    onSuccess: (account) => {
      client.setQueryData(accountQuery.queryKey, account);
      client.setQueryData(
        sessionQuery.queryKey,
        (session) => session && { ...session, user: session.user && { ...session.user, name: account.name } },
      );
    },
  });
}

/** Everywhere else one is signed out by it. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changePassword,
    onSuccess: () => client.invalidateQueries({ queryKey: browserSessionsQuery.queryKey }),
  });
}
