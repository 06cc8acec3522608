import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { createChat, createProject, enterProject } from './pages';
import { accountMenu, browserOf, newPerson, signIn, somebody } from './people';
import { baseUrl, reset } from './rig';

test.beforeEach(reset);

test('name and password are one’s own to change', async ({ page }) => {
  const person = await newPerson(somebody('Katherine'));
  await signIn(page, person);
  await page.goto('./');
  await accountMenu(page, 'Account');
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible();
  await expectAccessible(page);
  const name = `${person.name} Johnson`;
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();

  const password = page.getByRole('region', { name: 'Password' });
  await password.getByLabel('Current password').fill('not this one');
  await password.getByLabel('New password').fill('trajectories by hand, please');
  await password.getByRole('button', { name: 'Change the password' }).click();
  await expect(password.getByLabel('Current password')).toBeFocused();
  await expect(password.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await password.getByLabel('Current password').fill(person.password);
  await password.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('The password was changed; everywhere else you are signed out')).toBeVisible();
});

test('where one is signed in is seen, and ended', async ({ page, browser }) => {
  const person = await newPerson(somebody('Annie Easley'));
  await signIn(page, person);
  const elsewhere = await browserOf(browser, page, person);
  await elsewhere.goto('./');
  await page.goto('./account');
  const sessions = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(sessions.getByRole('listitem').filter({ hasText: 'This one' })).toHaveCount(1);
  // One more: the invitation was used in another.
  await sessions.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await expect(elsewhere.getByText('You are signed out. What you were writing is kept.')).toBeVisible();
  await elsewhere.context().close();
});

test('a token is shown once, comes in as its owner, and is revoked', async ({ page, playwright }) => {
  await signIn(page, await newPerson(somebody('Dorothy')));
  await page.goto('./account');
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog.getByText('Give the token a name.')).toBeVisible();
  await dialog.getByLabel('Name').fill('nightly report');
  await dialog.getByLabel('Scope').selectOption('read');
  await dialog.getByLabel('Good for').selectOption('7');
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog.getByRole('button', { name: 'Copy' })).toBeFocused();
  await expectAccessible(page);
  const token = await dialog.getByLabel('nightly report').inputValue();
  expect(token).toMatch(/^ocx_/);
  await dialog.getByRole('button', { name: 'I have it' }).click();
  await expect(dialog).toBeHidden();
  expect(await page.content()).not.toContain(token);

  const program = await playwright.request.newContext({
    baseURL: baseUrl(),
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  expect((await program.get('api/v1/projects')).status()).toBe(200);
  expect((await program.post('api/v1/projects', { data: { name: 'No' } })).status()).toBe(403);

  await page.getByRole('button', { name: 'Revoke nightly report' }).click();
  await expect(page.getByRole('dialog', { name: 'Revoke the token?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Revoke for good' }).click();
  await expect(page.getByText('The token was revoked')).toBeVisible();
  expect((await program.get('api/v1/projects')).status()).toBe(401);
  await program.dispose();
});

test('everything that is one’s own is exported, and imported again', async ({ page }) => {
  await signIn(page, await newPerson(somebody('Evelyn Boyd Granville')));
  for (const name of ['Orbits', 'Satellites']) {
    await createProject(page, name);
    await enterProject(page, name);
    await createChat(page);
  }
  await page.goto('./');
  await accountMenu(page, 'Preferences');
  const saved = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export everything' }).click();
  const buffer = await readFile(await (await saved).path());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await dialog.getByLabel('File').setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('2 projects and 2 chats were imported')).toBeVisible();
  // What others have is not in it.
  const projects = page.getByRole('main').getByRole('link');
  await expect(projects).toHaveCount(4);
  expect((await projects.allTextContents()).sort()).toEqual(['Orbits', 'Orbits', 'Satellites', 'Satellites']);
});

test('all of it is reached from the palette', async ({ page }) => {
  await signIn(page, await newPerson(somebody('Mary Jackson')));
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Start with a project' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('account');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/account$/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('sign out');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
});
