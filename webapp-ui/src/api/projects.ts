import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Project = components['schemas']['Project'];
export type ProjectChange = components['schemas']['ProjectUpdate'];

/** As many as one page of the interface holds; the list says so when there are more. */
const PAGE = 1000;

export const projectsQuery = queryOptions({
  queryKey: queryKeys.projects,
  queryFn: async ({ signal }) =>
    body(await http.GET('/api/v1/projects', { params: { query: { limit: PAGE } }, signal })),
});

export function projectQuery(id: string) {
  return queryOptions({
    queryKey: queryKeys.project(id),
    queryFn: async ({ signal }) => body(await http.GET('/api/v1/projects/{id}', { params: { path: { id } }, signal })),
  });
}

export async function createProject(project: components['schemas']['ProjectCreate']): Promise<Project> {
  return body(await http.POST('/api/v1/projects', { body: project }));
}

/** Fails with 409 where the change names a `version` that is not the newest. */
export async function changeProject(id: string, change: ProjectChange): Promise<Project> {
  return body(await http.PUT('/api/v1/projects/{id}', { params: { path: { id } }, body: change }));
}

export async function deleteProject(id: string): Promise<void> {
  await http.DELETE('/api/v1/projects/{id}', { params: { path: { id } } });
}

/** Brings a deleted project back with its chats, for 30 s after it was deleted. */
export async function restoreProject(id: string): Promise<Project> {
  return body(await http.POST('/api/v1/projects/{id}/restore', { params: { path: { id } } }));
}
