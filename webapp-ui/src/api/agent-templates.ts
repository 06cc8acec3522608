import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type AgentTemplate = components['schemas']['AgentTemplate'];

/** What a new project may begin with. */
export const agentTemplatesQuery = queryOptions({
  queryKey: queryKeys.agentTemplates,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/agent-templates', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
