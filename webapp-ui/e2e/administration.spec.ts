import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoViolationsInMenu } from './axe';
import { ADMINISTRATOR, accountMenu, browserOf, newPerson, signIn, somebody } from './people';
import { reset } from './rig';

test.beforeEach(reset);

const userMenu = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}` });

async function act(page: Page, name: string, action: string): Promise<void> {
  await userMenu(page, name).click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('only administrators see the administration', async ({ page }) => {
  await signIn(page, await newPerson(somebody('Curious')));
  await page.goto('./admin/users');
  await expect(page.getByRole('heading', { name: 'Only for administrators' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('./');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Account' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Administration' })).toBeHidden();
});

test('somebody is invited, suspended, let in again, and made an administrator', async ({ page, browser }) => {
  await signIn(page, ADMINISTRATOR);
  await page.goto('./');
  await accountMenu(page, 'Administration');
  await expect(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  await page.getByRole('button', { name: 'Invite' }).click();
  await expectAccessible(page);
  const name = somebody('Margaret');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByLabel(`Link for ${name}`)).toHaveValue(/\/welcome#/);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const person = await newPerson(somebody('Hamilton'));
  const theirs = await browserOf(browser, page, person);
  await theirs.goto('./');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(person.name);
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: person.name });
  await expect(row).toBeVisible();
  await act(page, person.name, 'Suspend');
  await expect(row.getByText('Suspended')).toBeVisible();
  await expect(theirs.getByText('You are signed out. What you were writing is kept.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(row.getByText('Suspended')).toBeHidden();
  await act(page, person.name, 'Make an administrator');
  await expect(row.getByText('Administrator')).toBeVisible();
  await act(page, person.name, 'Take administration away');
  await expect(row.getByText('Administrator')).toBeHidden();
  await act(page, person.name, 'Link for a new password');
  const reset = page.getByRole('dialog', { name: 'Link for a new password' });
  await expect(reset).toBeVisible();
  await expectAccessible(page);
  await reset.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByRole('dialog').getByLabel(`Link for ${person.name}`)).toHaveValue(/\/welcome#/);
  await expectAccessible(page);
  await theirs.context().close();
});

test('the menus of an account and of a user have nothing against them', async ({ page }) => {
  const person = await newPerson(somebody('Grace'));
  await signIn(page, ADMINISTRATOR);
  await page.goto('./');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expectNoViolationsInMenu(page);
  await page.goto('./admin/users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(person.name);
  await userMenu(page, person.name).click();
  await expectNoViolationsInMenu(page);
});

test('a group gets members and loses them', async ({ page }) => {
  const person = await newPerson(somebody('Barbara'));
  await signIn(page, ADMINISTRATOR);
  await page.goto('./admin/groups');
  await page.getByRole('button', { name: 'New group' }).click();
  const name = somebody('Readers');
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the group' }).click();
  await expect(dialog.getByText('Give the group a name.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Make the group' }).click();
  const panel = page.getByRole('dialog', { name });
  await panel.getByRole('combobox', { name: 'Add people' }).fill(person.name);
  await expect(panel.getByRole('option', { name: person.name })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('combobox', { name: 'Add people' }).press('Enter');
  await expect(panel.getByRole('listitem').filter({ hasText: person.name })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: `Take ${person.name} out of the group` }).click();
  await expect(panel.getByText('Nobody is in it yet.')).toBeVisible();
  await panel.getByRole('button', { name: 'Delete the group' }).click();
  await expect(page.getByRole('dialog', { name: `Delete “${name}”?` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('button', { name: new RegExp(name) })).toBeHidden();
});

test('shared keys are set up for everybody', async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  await page.goto('./admin/keys');
  await expect(page.getByRole('heading', { name: 'Provider keys' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search providers' }).fill('mistral');
  await page
    .getByRole('button', { name: /^Mistral/ })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByLabel('Key', { exact: true })).toBeVisible();
  // It is about everybody’s: there is nothing to choose.
  await expect(panel.getByLabel('For whom')).toBeHidden();
});

test('the log says who did what, by person and kind, and as a file', async ({ page }) => {
  const person = await newPerson(somebody('Ida'));
  await signIn(page, person);
  await signIn(page, ADMINISTRATOR);
  await page.goto('./admin/audit');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Person').selectOption({ label: person.name });
  await page.getByLabel('What').selectOption({ label: 'Signed in' });
  await expect(page).toHaveURL(/actor=.*action=sign_in\.succeeded/);
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: person.name }).first()).toContainText(
    'Signed in',
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as JSON lines' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).actor_id)).toEqual(lines.map(() => person.id));
});
