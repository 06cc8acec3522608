import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Provider = components['schemas']['Provider'];

/** What models can be talked to on this server, and what is missing where one is not ready. */
export const providersQuery = queryOptions({
  queryKey: queryKeys.providers,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/providers', { signal })),
  staleTime: 60_000,
});
