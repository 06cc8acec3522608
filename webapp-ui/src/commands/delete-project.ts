import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteProject, type Project, projectsQuery, restoreProject } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';
import { notifyFailure, notifyUndo } from '@/ui/notify';

/**
 * Deletes a project with all its chats. It leaves the list at once, and comes back if the server could not do it, or if the
 * reader takes it back within 30 s.
 */
export function useDeleteProject() {
  const client = useQueryClient();
  const listChanged = () => client.invalidateQueries({ queryKey: queryKeys.projects, exact: true });
  const { mutate: restore } = useMutation({
    mutationFn: (project: Project) => restoreProject(project.id),
    onError: (error, project) => notifyFailure(`“${project.name}” could not be brought back`, error),
    onSettled: listChanged,
  });
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
      notifyUndo(`“${project.name}” was deleted with its chats`, () => restore(project));
    },
    onSettled: listChanged,
  });
  return mutation;
}
