import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/api-error';
import { changeProject, type Project, type ProjectChange, projectQuery, projectsQuery } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';

/**
 * Renames a project or describes it anew; every list shows it at once, and as before if the server refuses. A change that
 * begins from a stale version fails with an `ApiError` that is `stale`, and the newer project is read.
 */
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
    onError: async (error) => {
      show(project);
      if (error instanceof ApiError && error.stale) {
        show(await client.fetchQuery({ ...projectQuery(project.id), staleTime: 0 }));
      }
    },
    onSuccess: show,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.projects, exact: true }),
  });
}
