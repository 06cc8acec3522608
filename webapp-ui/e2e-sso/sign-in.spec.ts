import { expect, test } from '@playwright/test';
import { address, ask, expectSignedIn, inside, isBackAt, login, session, signIn } from './app';
import { authenticate, form, joins, leaves, register, signOutEverywhere } from './keycloak';

test.beforeAll(() => register(address, inside));

const ADA = 'Ada Lovelace';

test('nobody is let in, and nothing but a navigation is led away', async ({ page }) => {
  await page.goto(`${address}health`);
  const status = (path: string, accept: string) =>
    page.evaluate(
      async ({ url, accept }) => (await fetch(url, { redirect: 'manual', headers: { Accept: accept } })).status,
      { url: `${address}${path}`, accept },
    );
  expect(await status('api/v1/projects', 'application/json')).toBe(401);
  expect(await status('api/v1/events', 'text/event-stream')).toBe(401);
  expect(await status('login', 'text/html')).toBe(401);
  const code = await page.evaluate(
    (url) => new Promise((resolve) => new WebSocket(url).addEventListener('close', (event) => resolve(event.code))),
    `${address.replace(/^http/, 'ws')}api/v1/events`,
  );
  expect(code).toBe(4401);
  expect(await session(page)).toMatchObject({ mode: 'oidc', user: null });
});

test('a person signs in and comes back to where they were', async ({ page, context }) => {
  await page.goto(login('/health?a=b#c'));
  await authenticate(page, 'ada');
  await isBackAt(page, 'health?a=b#c');
  expect(await session(page)).toMatchObject({ user: { name: ADA, groups: ['writers'], administrator: true } });

  const cookies = (await context.cookies(address)).filter(({ value }) => value);
  const secure = address.startsWith('https');
  const ours = cookies.filter(({ name }) => name.includes('opencodex-session'));
  expect(ours).toMatchObject([{ httpOnly: true, sameSite: 'Lax', secure }]);
  expect(ours[0]?.name.startsWith('__Host-')).toBe(secure);
  expect(cookies.filter(({ name }) => name.includes('attempt'))).toEqual([]);
});

test('nobody is sent to another site', async ({ page }) => {
  await page.goto(login('//evil.example/'));
  await authenticate(page, 'ada');
  await isBackAt(page, '');
  await page.goto(login('https://evil.example/'));
  await isBackAt(page, '');
});

test('two tabs sign in at once, each to where it was', async ({ page, context }) => {
  const other = await context.newPage();
  await page.goto(login('/health?tab=1'));
  await other.goto(login('/health?tab=2'));
  await authenticate(page, 'ada');
  await isBackAt(page, 'health?tab=1');
  // Keycloak may take the second along by itself.
  await other.waitForURL(`${address}**`, { timeout: 5_000 }).catch(() => authenticate(other, 'ada'));
  await isBackAt(other, 'health?tab=2');
  await expectSignedIn(page, ADA);
  await expectSignedIn(other, ADA);
});

test('an overtaken attempt goes to the start page, or begins anew', async ({ page, context }) => {
  const overtaken = `${address}callback?state=overtaken&code=nothing`;
  await page.goto(overtaken);
  await authenticate(page, 'ada');
  await isBackAt(page, '');
  await expectSignedIn(page, ADA);
  await page.goto(overtaken);
  await isBackAt(page, '');

  await context.clearCookies({ name: /session/ });
  await page.goto(overtaken);
  await isBackAt(page, '');
  await expectSignedIn(page, ADA);
});

test('what cannot work is said, and not tried for ever', async ({ page, context }) => {
  const failed = page.getByRole('heading', { name: 'You are not signed in' });
  await page.goto(`${address}callback?state=lost&code=nothing`);
  await expect(form(page)).toBeVisible();
  await page.goto(`${address}callback?state=lost&code=nothing`);
  await expect(failed).toBeVisible();
  await context.clearCookies();
  await page.goto(`${address}login?again=1`);
  await expect(failed).toBeVisible();

  await page.getByRole('link', { name: 'Sign in again' }).click();
  await expect(form(page)).toBeVisible();
  const state = new URL(page.url()).searchParams.get('state');
  await page.goto(`${address}callback?state=${state}&error=access_denied`);
  await expect(page.getByText('did not let you in')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await authenticate(page, 'ada');
  await isBackAt(page, '');
  await expectSignedIn(page, ADA);
});

test('signing out signs out at the provider too', async ({ page }) => {
  await signIn(page, 'ada');
  const { sign_out_url } = await ask<{ sign_out_url: string }>(page, 'session', 'DELETE');
  expect(sign_out_url).toContain('id_token_hint=');
  expect((await session(page)).user).toBeNull();
  await page.goto(sign_out_url);
  // The provider leads back to the app, whose page finds nobody signed in and goes there again by itself.
  await page.waitForURL(`${process.env.KEYCLOAK_URL}**/auth?**`);
  await expect(form(page)).toBeVisible();
});

test('a session that ends at the provider ends here within five seconds', async ({ page }) => {
  await signIn(page, 'grace');
  await expectSignedIn(page, 'Grace Hopper');
  await signOutEverywhere('grace');
  await expect.poll(async () => (await session(page)).user, { timeout: 5_000 }).toBeNull();
});

test('who leaves a group has left it after the next sign-in', async ({ page, context }) => {
  await leaves('ada', 'writers');
  try {
    await signIn(page, 'ada');
    expect(await session(page)).toMatchObject({ user: { name: ADA, groups: [], administrator: false } });
  } finally {
    await joins('ada', 'writers');
  }
  await context.clearCookies();
  await signIn(page, 'ada');
  expect(await session(page)).toMatchObject({ user: { groups: ['writers'], administrator: true } });
});

test('what was shared with a group is there for who is in it, and no longer', async ({ page, context, browser }) => {
  await signIn(page, 'ada');
  const other = await browser.newContext({ ignoreHTTPSErrors: true });
  const grace = await other.newPage();
  await signIn(grace, 'grace');
  const { id } = await ask<{ id: string }>(grace, 'projects', 'POST', { name: 'For writers' });
  const { principals } = await ask<{ principals: { id: string }[] }>(grace, 'principals?query=writers');
  await ask(grace, `projects/${id}/members/group/${principals[0]?.id}`, 'PUT', { role: 'viewer' });
  expect(await ask(page, `projects/${id}`)).toMatchObject({ name: 'For writers', role: 'viewer' });

  await leaves('ada', 'writers');
  try {
    await context.clearCookies();
    await signIn(page, 'ada');
    expect(await ask(page, `projects/${id}`)).toMatchObject({ code: 'not_found' });
    expect((await ask<{ projects: { id: string }[] }>(page, 'projects')).projects).toEqual([]);
  } finally {
    await joins('ada', 'writers');
    await other.close();
  }
});
