import { expect, type Page } from '@playwright/test';

/** The realm's administrator and its sign-in page. The realm is `src/test/resources/sso/open-codex-realm.json`. */

const base = process.env.KEYCLOAK_URL ?? 'http://localhost:8080/';
const realm = `${base}admin/realms/open-codex`;

export type Person = 'ada' | 'grace';

async function token(): Promise<string> {
  const response = await fetch(`${base}realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: 'admin',
      password: process.env.KEYCLOAK_ADMIN_PASSWORD ?? '',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function call(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(realm + path, {
    method,
    headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`Keycloak answered ${method} ${path} with ${response.status}.`);
  }
  return response;
}

async function idOf(path: string): Promise<string> {
  const found = (await (await call('GET', path)).json()) as readonly { id: string }[];
  const id = found[0]?.id;
  if (!id) {
    throw new Error(`Keycloak has nothing at ${path}.`);
  }
  return id;
}

const user = (name: Person) => idOf(`/users?exact=true&username=${name}`);
const group = (name: string) => idOf(`/groups?exact=true&search=${name}`);

/** Tells Keycloak where the application is: for browsers, and for itself. */
export async function register(address: string, inside: string): Promise<void> {
  const id = await idOf('/clients?clientId=open-codex');
  const client = (await (await call('GET', `/clients/${id}`)).json()) as { attributes: object };
  await call('PUT', `/clients/${id}`, {
    ...client,
    redirectUris: [`${address}callback`],
    attributes: {
      ...client.attributes,
      'post.logout.redirect.uris': address,
      'backchannel.logout.url': `${inside}logout/back-channel`,
    },
  });
}

/** Ends all sessions of a person at Keycloak, which tells the applications. */
export const signOutEverywhere = async (name: Person) => call('POST', `/users/${await user(name)}/logout`);

export const joins = async (name: Person, of: string) =>
  call('PUT', `/users/${await user(name)}/groups/${await group(of)}`);

export const leaves = async (name: Person, of: string) =>
  call('DELETE', `/users/${await user(name)}/groups/${await group(of)}`);

export const form = (page: Page) => page.getByLabel('Username or email');

/** On Keycloak's page. */
export async function authenticate(page: Page, name: Person): Promise<void> {
  await expect(form(page)).toBeVisible();
  await form(page).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(`password-of-${name}`);
  await page.getByRole('button', { name: 'Sign In' }).click();
}
