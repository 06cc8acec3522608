import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteProject, type Project, projectsQuery, restoreProject } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';
import { t } from '@/lib/i18n';
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
    onError: (error, project) =>
      notifyFailure(t('“{{project}}” could not be brought back', { project: project.name }), error),
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
      notifyFailure(t('“{{project}}” was not deleted', { project: project.name }), error, () =>
        mutation.mutate(project),
      );
    },
    onSuccess: (_, project) => {
      client.removeQueries({ queryKey: queryKeys.project(project.id) });
      client.removeQueries({ queryKey: queryKeys.chats(project.id) });
      client.removeQueries({ queryKey: queryKeys.agentConfig(project.id) });
      notifyUndo(t('“{{project}}” was deleted with its chats', { project: project.name }), () => restore(project));
    },
    onSettled: listChanged,
  });
  return mutation;
}
