import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createProject } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';

/** Makes a project. Waits for the server, since the name may be refused at its field. */
export function useCreateProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createProject,
    onSuccess: (project) => {
      client.setQueryData(queryKeys.project(project.id), project);
      return client.invalidateQueries({ queryKey: queryKeys.projects, exact: true });
    },
  });
}
