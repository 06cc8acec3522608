import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Session = components['schemas']['Session'];
export type SessionUser = components['schemas']['SessionUser'];
export type AccountLink = components['schemas']['AccountLink'];
export type AccountLinkUse = components['schemas']['AccountLinkUse'];

/** How one signs in here, and who has. Looked at again whenever the reader comes back: another tab may have changed it. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/session', { signal })),
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: 'always',
});

/** With name and password. Fails with `sign_in_failed`, or with 429 and `retryAfter`. */
export async function signIn(credentials: components['schemas']['SignIn']): Promise<Session> {
  return body(await http.POST('/api/v1/session', { body: credentials }));
}

/** Answers where the browser has to go to sign out at the provider too. */
export async function signOut(): Promise<string | undefined> {
  return body(await http.DELETE('/api/v1/session')).sign_out_url ?? undefined;
}

/** What a link that an administrator gave out is for; 404 once it was used or is too old. */
export async function inspectAccountLink(token: string): Promise<AccountLink> {
  return body(await http.POST('/api/v1/account-links/inspect', { body: { token } }));
}

export async function spendAccountLink(use: AccountLinkUse): Promise<Session> {
  return body(await http.POST('/api/v1/account-links/use', { body: use }));
}
