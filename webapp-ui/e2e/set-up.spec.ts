import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { ADMINISTRATOR } from './people';
import { setUpToken } from './rig';

test('the first administrator is made by the link in the log, once', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole('heading', { name: 'This server waits for its first administrator' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`./welcome#${setUpToken()}`);
  await expect(page.getByRole('heading', { name: 'Make the first account' })).toBeVisible();
  // The token is seen nowhere.
  await expect(page).toHaveURL(/\/welcome$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByLabel('Name')).toBeFocused();
  await expect(page.getByText('Choose a name.')).toBeVisible();
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill('too short');
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(page.getByText('At least 12 characters.', { exact: true })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Start with a project' })).toBeVisible();
  await expect(page.getByRole('button', { name: `Account of ${ADMINISTRATOR.name}` })).toBeVisible();

  await page.goto('about:blank');
  await page.goto(`./welcome#${setUpToken()}`);
  await expect(page.getByRole('heading', { name: 'This link has been used, or is too old' })).toBeVisible();
  await expectAccessible(page);
});
