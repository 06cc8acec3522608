import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { forgetProviderKey, type ProviderKeyChange, type Scope, saveProviderKey } from '@/api/provider-keys';
import { queryKeys } from '@/api/query-keys';

/** Saves address and key of a provider. Waits for the server, since either may be refused. */
export function useSaveProviderKey(provider: string, onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, change }: { scope: Scope; change: ProviderKeyChange }) =>
      saveProviderKey(provider, scope, change),
    // Here and not where it is asked for: that may be gone once the lists are read anew.
    onSuccess: onSaved,
    onSettled: () => readAnew(client, provider),
  });
}

/** Erases what was saved for a provider. There is no way back: nobody knows the key any more. */
export function useForgetProviderKey(provider: string, onForgotten: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scope: Scope) => forgetProviderKey(provider, scope),
    onSuccess: onForgotten,
    onSettled: () => readAnew(client, provider),
  });
}

function readAnew(client: QueryClient, provider: string): Promise<unknown> {
  return Promise.all(
    [queryKeys.providers, queryKeys.providerKeys, queryKeys.models(provider)].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
