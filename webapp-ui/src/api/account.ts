import { queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components } from './schema';

export type Account = components['schemas']['Account'];
export type BrowserSession = components['schemas']['BrowserSession'];
export type ApiToken = components['schemas']['ApiToken'];
export type NewApiToken = components['schemas']['ApiTokenCreate'];
export type MadeApiToken = components['schemas']['ApiTokenCreated'];

export const accountQuery = queryOptions({
  queryKey: queryKeys.account,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/account', { signal })),
});

export async function changeAccount(name: string): Promise<Account> {
  return body(await http.PUT('/api/v1/account', { body: { name } }));
}

/** All other sessions end. Fails on the field `current` where that is not the password. */
export async function changePassword(change: components['schemas']['PasswordChange']): Promise<void> {
  await http.PUT('/api/v1/account/password', { body: change });
}

/** Where one is signed in. */
export const browserSessionsQuery = queryOptions({
  queryKey: queryKeys.browserSessions,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/account/sessions', { signal })),
});

export async function endSession(id: string): Promise<void> {
  await http.DELETE('/api/v1/account/sessions/{session_id}', { params: { path: { session_id: id } } });
}

export const apiTokensQuery = queryOptions({
  queryKey: queryKeys.apiTokens,
  queryFn: async ({ signal }) => body(await http.GET('/api/v1/account/tokens', { signal })),
});

/** The answer has the secret, this once. */
export async function createApiToken(token: NewApiToken): Promise<MadeApiToken> {
  return body(await http.POST('/api/v1/account/tokens', { body: token }));
}

export async function revokeApiToken(id: string): Promise<void> {
  await http.DELETE('/api/v1/account/tokens/{token_id}', { params: { path: { token_id: id } } });
}
