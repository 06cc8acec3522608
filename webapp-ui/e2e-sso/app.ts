import { expect, type Page } from '@playwright/test';
import { authenticate, type Person } from './keycloak';

/** The application as a browser finds it, with a slash at the end. */
export const address = process.env.OPENCODEX_URL ?? 'http://localhost:8000/';

/** The same for Keycloak, whatever stands in front. */
export const inside = process.env.OPENCODEX_INSIDE_URL ?? address;

/** A page of the application that does nothing by itself. */
const STILL = `${address}health`;

export type Session = {
  readonly mode: string;
  readonly user: { readonly name: string; readonly administrator: boolean; readonly groups: string[] } | null;
};

/** What a script of the application's own page is answered. */
export async function ask<T>(page: Page, path: string, method = 'GET', body?: object): Promise<T> {
  if (!page.url().startsWith(STILL)) {
    await page.goto(STILL);
  }
  return page.evaluate(
    async ({ url, method, body }) => {
      const response = await fetch(url, {
        method,
        ...(body && { body, headers: { 'Content-Type': 'application/json' } }),
      });
      return response.json();
    },
    { url: `${address}api/v1/${path}`, method, body: body && JSON.stringify(body) },
  ) as Promise<T>;
}

export const session = (page: Page) => ask<Session>(page, 'session');

/** Where the sign-in begins; comes back to `returnTo`. */
export const login = (returnTo: string) => `${address}login?return_to=${encodeURIComponent(returnTo)}`;

/** Waits until the browser is back at a path of the application. */
export const isBackAt = (page: Page, path: string) => page.waitForURL(`${address}${path}`, { waitUntil: 'commit' });

/** From nothing to being signed in. */
export async function signIn(page: Page, name: Person): Promise<void> {
  await page.goto(login('/health?signed-in'));
  await authenticate(page, name);
  await isBackAt(page, 'health?signed-in');
}

export async function expectSignedIn(page: Page, name: string): Promise<void> {
  expect((await session(page)).user?.name).toBe(name);
}
