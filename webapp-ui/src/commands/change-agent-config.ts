import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AgentConfigChange, agentConfigQuery, changeAgentConfig } from '@/api/agent-config';

/** Saves the agent settings of a project. Waits for the server, since a field may be refused. */
export function useChangeAgentConfig(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AgentConfigChange) => changeAgentConfig(projectId, change),
    onSuccess: (config) => client.setQueryData(agentConfigQuery(projectId).queryKey, config),
  });
}
