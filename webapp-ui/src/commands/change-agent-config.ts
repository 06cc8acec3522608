import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AgentConfigChange, agentConfigQuery, changeAgentConfig } from '@/api/agent-config';
import { ApiError } from '@/api/api-error';

/** Saves the agent settings of a project. Waits for the server, since a field may be refused. */
export function useChangeAgentConfig(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AgentConfigChange) => changeAgentConfig(projectId, change),
    // Also where it was refused as stale: then what is newer is wanted.
    onError: (error) =>
      error instanceof ApiError && error.stale
        ? client.invalidateQueries({ queryKey: agentConfigQuery(projectId).queryKey })
        : undefined,
    onSuccess: (config) => client.setQueryData(agentConfigQuery(projectId).queryKey, config),
  });
}
