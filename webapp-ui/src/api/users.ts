import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type AdminUser = components['schemas']['AdminUser'];
export type AdminUserList = components['schemas']['AdminUserList'];
export type UserChange = components['schemas']['AdminUserUpdate'];
export type UserInvitation = components['schemas']['UserInvitation'];
export type Invitation = components['schemas']['Invitation'];
export type MadeLink = components['schemas']['AccountLinkMade'];

/** As many as one page shows; one searches for the others. */
export const USERS_SHOWN = 200;

export function usersQuery(query: string) {
  return queryOptions({
    queryKey: queryKeys.users(query),
    queryFn: async ({ signal }) =>
      body(
        await http.GET('/api/v1/admin/users', {
          params: { query: { limit: USERS_SHOWN, ...(query && { query }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** The answer has the link by which they choose a password, this once. */
export async function inviteUser(invitation: UserInvitation): Promise<Invitation> {
  return body(await http.POST('/api/v1/admin/users', { body: invitation }));
}

/** Fails with 409 where nobody would be left to administer. */
export async function changeUser(id: string, change: UserChange): Promise<AdminUser> {
  return body(await http.PUT('/api/v1/admin/users/{user_id}', { params: { path: { user_id: id } }, body: change }));
}

export async function createResetLink(id: string): Promise<MadeLink> {
  return body(await http.POST('/api/v1/admin/users/{user_id}/reset-link', { params: { path: { user_id: id } } }));
}

export async function endSessionsOf(id: string): Promise<void> {
  await http.DELETE('/api/v1/admin/users/{user_id}/sessions', { params: { path: { user_id: id } } });
}

/** What was made with sign-in off, and whether an administrator has said what becomes of it. */
export const unclaimedQuery = queryOptions({
  queryKey: queryKeys.unclaimed,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/admin/unclaimed', { signal })),
});

export async function decideUnclaimed(take: boolean): Promise<components['schemas']['Unclaimed']> {
  return body(await http.POST('/api/v1/admin/unclaimed', { body: { take } }));
}
