import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeProject, type Project, type ProjectChange, projectsQuery } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';

/** Renames a project or describes it anew; every list shows it at once, and as before if the server refuses. */
export function useChangeProject(project: Project) {
  const client = useQueryClient();
  const show = (shown: Project) => {
    client.setQueryData(queryKeys.project(project.id), shown);
    client.setQueryData(
      projectsQuery.queryKey,
      (list) => list && { ...list, projects: list.projects.map((each) => (each.id === shown.id ? shown : each)) },
    );
  };
  return useMutation({
    mutationFn: (change: ProjectChange) => changeProject(project.id, change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: queryKeys.projects });
      show({ ...project, ...change });
    },
    onError: () => show(project),
    onSuccess: show,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.projects, exact: true }),
  });
}
