import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteProject, type Project, projectsQuery } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';
import { notifyFailure } from '@/ui/notify';

/** Deletes a project with all its chats. It leaves the list at once, and comes back if the server could not do it. */
export function useDeleteProject() {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (project: Project) => deleteProject(project.id),
    onMutate: async (project) => {
      await client.cancelQueries({ queryKey: queryKeys.projects });
      const before = client.getQueryData(projectsQuery.queryKey);
      client.setQueryData(
        projectsQuery.queryKey,
        (list) => list && { projects: list.projects.filter(({ id }) => id !== project.id), total: list.total - 1 },
      );
      return { before };
    },
    onError: (error, project, context) => {
      client.setQueryData(projectsQuery.queryKey, context?.before);
      notifyFailure(`“${project.name}” was not deleted`, error, () => mutation.mutate(project));
    },
    onSuccess: (_, project) => {
      client.removeQueries({ queryKey: queryKeys.project(project.id) });
      client.removeQueries({ queryKey: queryKeys.chats(project.id) });
      client.removeQueries({ queryKey: queryKeys.agentConfig(project.id) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.projects, exact: true }),
  });
  return mutation;
}
