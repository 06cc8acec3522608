import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Group = components['schemas']['Group'];
export type GroupMember = components['schemas']['GroupMember'];

export const groupsQuery = queryOptions({
  queryKey: queryKeys.groups,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/admin/groups', { signal })),
});

export async function createGroup(name: string): Promise<Group> {
  return body(await http.POST('/api/v1/admin/groups', { body: { name } }));
}

export async function renameGroup(id: string, name: string): Promise<Group> {
  return body(
    await http.PUT('/api/v1/admin/groups/{group_id}', { params: { path: { group_id: id } }, body: { name } }),
  );
}

/** What was shared with it is shared with it no longer. */
export async function deleteGroup(id: string): Promise<void> {
  await http.DELETE('/api/v1/admin/groups/{group_id}', { params: { path: { group_id: id } } });
}

export function groupMembersQuery(groupId: string) {
  return queryOptions({
    queryKey: queryKeys.groupMembers(groupId),
    queryFn: async ({ signal }) =>
      body(
        await http.GET('/api/v1/admin/groups/{group_id}/members', { params: { path: { group_id: groupId } }, signal }),
      ),
  });
}

export async function addGroupMember(groupId: string, userId: string): Promise<void> {
  await http.PUT('/api/v1/admin/groups/{group_id}/members/{user_id}', {
    params: { path: { group_id: groupId, user_id: userId } },
  });
}

export async function removeGroupMember(groupId: string, userId: string): Promise<void> {
  await http.DELETE('/api/v1/admin/groups/{group_id}/members/{user_id}', {
    params: { path: { group_id: groupId, user_id: userId } },
  });
}
