import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type AgentConfig = components['schemas']['AgentConfig'];
export type AgentConfigChange = components['schemas']['AgentConfigUpdate'];

export function agentConfigQuery(projectId: string) {
  return queryOptions({
    queryKey: queryKeys.agentConfig(projectId),
    queryFn: async ({ signal }) =>
      body(await http.GET('/api/v1/projects/{id}/agent-config', { params: { path: { id: projectId } }, signal })),
  });
}

export async function changeAgentConfig(projectId: string, change: AgentConfigChange): Promise<AgentConfig> {
  return body(
    await http.PUT('/api/v1/projects/{id}/agent-config', { params: { path: { id: projectId } }, body: change }),
  );
}
