import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { appBase } from '@/lib/base-url';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components, paths } from './schema';

export type Usages = components['schemas']['Usages'];
export type UsageSums = components['schemas']['UsageSums'];
export type UsageRow = components['schemas']['UsageRow'];
export type UsageFilter = NonNullable<paths['/api/v1/usage']['get']['parameters']['query']>;

export function usageQuery(filter: UsageFilter) {
  return queryOptions({
    queryKey: queryKeys.usage(filter),
    queryFn: async ({ signal }) => body(await http.GET('/api/v1/usage', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Where the single answers are to be had as CSV. */
export function usageCsvUrl({ group_by: _, ...filter }: UsageFilter): string {
  const url = new URL('api/v1/usage/answers.csv', appBase());
  for (const [name, value] of Object.entries(filter)) {
    if (value) {
      url.searchParams.set(name, value);
    }
  }
  return url.href;
}
