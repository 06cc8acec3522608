import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components, paths } from './schema';

export type AuditEntry = components['schemas']['AuditEntry'];
type AuditPage = components['schemas']['AuditPage'];
export type AuditFilter = Omit<
  NonNullable<paths['/api/v1/admin/audit']['get']['parameters']['query']>,
  'before' | 'limit'
>;

const PAGE = 50;

/** Who did what, page by page, the newest first. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: queryKeys.audit(filter),
    queryFn: async ({ pageParam, signal }) =>
      // It is JSON unless lines are asked for.
      body(
        await http.GET('/api/v1/admin/audit', {
          params: { query: { ...filter, limit: PAGE, ...(pageParam !== null && { before: pageParam }) } },
          signal,
        }),
      ) as AuditPage,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** All entries that fit, one JSON object a line. */
export async function auditLines(filter: AuditFilter): Promise<Blob> {
  const lines = await http.GET('/api/v1/admin/audit', {
    params: { query: filter },
    headers: { accept: 'application/x-ndjson' },
    parseAs: 'blob',
  });
  return body(lines);
}
