import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type ProviderKey = components['schemas']['ProviderKey'];
export type ProviderKeyChange = components['schemas']['ProviderKeyUpdate'];
export type KeyTrial = components['schemas']['KeyTrial'];
export type KeyTest = components['schemas']['KeyTest'];
export type Scope = ProviderKey['scope'];

/** The saved keys, which never come back, and whether this server can keep any. */
export const providerKeysQuery = queryOptions({
  queryKey: queryKeys.providerKeys,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/provider-keys', { signal })),
});

export async function saveProviderKey(provider: string, scope: Scope, change: ProviderKeyChange): Promise<ProviderKey> {
  return body(
    await http.PUT('/api/v1/provider-keys/{provider}', {
      params: { path: { provider }, query: { scope } },
      body: change,
    }),
  );
}

export async function forgetProviderKey(provider: string, scope: Scope): Promise<void> {
  await http.DELETE('/api/v1/provider-keys/{provider}', { params: { path: { provider }, query: { scope } } });
}

/** One small call with what is given, and else with what is saved. Stores nothing. */
export async function testProviderKey(provider: string, trial: KeyTrial): Promise<KeyTest> {
  return body(
    await http.POST('/api/v1/provider-keys/{provider}/test', { params: { path: { provider } }, body: trial }),
  );
}
