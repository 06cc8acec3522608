import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Provider = components['schemas']['Provider'];
export type Model = components['schemas']['Model'];
export type ModelList = components['schemas']['ModelList'];

/** Who can answer on this server, and what is missing where one is not ready. */
export const providersQuery = queryOptions({
  queryKey: queryKeys.providers,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/providers', { signal })),
  staleTime: 60_000,
});

/** The models of a provider: its own list where it has one, else what the catalogue knows. */
export function modelsQuery(provider: string) {
  return queryOptions({
    queryKey: queryKeys.models(provider),
    queryFn: async ({ signal }) =>
      body(await http.GET('/api/v1/providers/{provider}/models', { params: { path: { provider } }, signal })),
    staleTime: 5 * 60_000,
  });
}
