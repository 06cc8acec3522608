import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiTokensQuery, createApiToken, revokeApiToken } from '@/api/account';

/** Makes a token for a program. What it answers with has the secret, this once. */
export function useCreateApiToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createApiToken,
    onSuccess: ({ api_token: made }) => {
      client.setQueryData(
        apiTokensQuery.queryKey,
        (list) => list && { tokens: [made, ...list.tokens], total: list.total + 1 },
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: apiTokensQuery.queryKey }),
  });
}

/** There is no way back: nobody has the secret any more to make it valid again. */
export function useRevokeApiToken(onRevoked: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: revokeApiToken,
    onSuccess: onRevoked,
    onSettled: () => client.invalidateQueries({ queryKey: apiTokensQuery.queryKey }),
  });
}
