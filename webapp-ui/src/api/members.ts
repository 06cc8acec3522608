import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Member = components['schemas']['Member'];
export type Principal = components['schemas']['Principal'];
export type ProjectRole = components['schemas']['ProjectRole'];
/** What can be given; a project has one owner. */
export type GivenRole = components['schemas']['MemberUpdate']['role'];

/** Who has a project: the owner first. */
export function membersQuery(projectId: string) {
  return queryOptions({
    queryKey: queryKeys.members(projectId),
    queryFn: async ({ signal }) =>
      body(await http.GET('/api/v1/projects/{id}/members', { params: { path: { id: projectId } }, signal })),
  });
}

/** Shares a project, or changes a role. */
export async function putMember(projectId: string, { kind, id }: Principal, role: GivenRole): Promise<Member> {
  return body(
    await http.PUT('/api/v1/projects/{id}/members/{kind}/{principal_id}', {
      params: { path: { id: projectId, kind, principal_id: id } },
      body: { role },
    }),
  );
}

/** The owner takes it away, or somebody leaves. */
export async function removeMember(projectId: string, { kind, id }: Pick<Principal, 'kind' | 'id'>): Promise<void> {
  await http.DELETE('/api/v1/projects/{id}/members/{kind}/{principal_id}', {
    params: { path: { id: projectId, kind, principal_id: id } },
  });
}

/** People and groups by a part of their name or address. */
export function principalsQuery(query: string) {
  return queryOptions({
    queryKey: queryKeys.principals(query),
    queryFn: async ({ signal }) =>
      body(await http.GET('/api/v1/principals', { params: { query: { query, limit: 8 } }, signal })),
    placeholderData: keepPreviousData,
  });
}
