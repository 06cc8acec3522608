import { type APIRequestContext, type Browser, expect, type Page, request } from '@playwright/test';
import { baseUrl } from './rig';

export const ADMINISTRATOR = { name: 'Ada Lovelace', password: 'an engine that weaves flowers' } as const;

export type Person = { readonly name: string; readonly password: string; readonly id: string };

/** A name that no other test has. */
export const somebody = (name: string) => `${name} ${Date.now().toString(36)}`;

/** A client that a page of the server's own could be. */
async function client(): Promise<APIRequestContext> {
  return request.newContext({ baseURL: baseUrl(), extraHTTPHeaders: { origin: new URL(baseUrl()).origin } });
}

async function answered<T>(response: { ok(): boolean; text(): Promise<string>; json(): Promise<T> }): Promise<T> {
  expect(response.ok(), await response.text()).toBe(true);
  return response.json();
}

/** Asks the server as the administrator. */
export async function administrate<T>(work: (api: APIRequestContext) => Promise<T>): Promise<T> {
  const api = await client();
  try {
    await answered(await api.post('api/v1/session', { data: ADMINISTRATOR }));
    return await work(api);
  } finally {
    await api.dispose();
  }
}

/** The token of a link that the administrator gives somebody new. */
export async function invite(name: string): Promise<{ readonly id: string; readonly token: string }> {
  return administrate(async (api) => {
    const { user, link } = await answered<{ user: { id: string }; link: string }>(
      await api.post('api/v1/admin/users', { data: { name } }),
    );
    return { id: user.id, token: new URL(link).hash.slice(1) };
  });
}

/** Somebody with an account of their own. */
export async function newPerson(name: string): Promise<Person> {
  const { id, token } = await invite(name);
  const password = `${name} has a long password`.split('').reverse().join('');
  const api = await client();
  await answered(await api.post('api/v1/account-links/use', { data: { token, password } }));
  await api.dispose();
  return { id, name, password };
}

/** Signs in without a form: that has tests of its own. */
export async function signIn(page: Page, { name, password }: Pick<Person, 'name' | 'password'>): Promise<void> {
  const headers = { origin: new URL(baseUrl()).origin };
  await answered(await page.request.post('api/v1/session', { data: { name, password }, headers }));
}

/** Another person's browser, on the same kind of screen. */
export async function browserOf(browser: Browser, page: Page, person: Person): Promise<Page> {
  const context = await browser.newContext({ viewport: page.viewportSize(), baseURL: baseUrl() });
  const other = await context.newPage();
  await signIn(other, person);
  return other;
}

/** The menu of who is signed in; on a phone it is in the drawer of a project. */
export async function accountMenu(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}
