import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { composer, openChat } from './pages';
import { accountMenu, invite, newPerson, signIn, somebody } from './people';
import { reset, script } from './rig';

test.beforeEach(reset);

test('one signs in with name and password, and comes where one wanted to go', async ({ page }) => {
  const person = await newPerson(somebody('Grace Hopper'));
  await page.goto('./usage?days=7');
  await expect(page).toHaveURL(/\/sign-in\?return_to=/);
  await expect(page.getByLabel('Name or e-mail')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(person.name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Type your password.')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('The name or the password is wrong.');
  await expectAccessible(page);
  // What was typed is selected: one types over it.
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Show the password' }).click();
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/usage\?days=7$/);
  await expect(page.getByRole('heading', { name: 'Usage' })).toBeVisible();
});

test('nobody is led out of the app by the way back', async ({ page }) => {
  const person = await newPerson(somebody('Edith Clarke'));
  await page.goto('./sign-in?return_to=%2F%2Felsewhere.example%2F');
  await page.getByLabel('Name or e-mail').fill(person.name);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Start with a project' })).toBeVisible();
  expect(page.url()).not.toContain('elsewhere');
});

test('somebody who guesses waits, and sees how long', async ({ page }) => {
  const person = await newPerson(somebody('Hedy Lamarr'));
  await page.goto('./sign-in');
  await page.getByLabel('Name or e-mail').fill(person.name);
  const button = page.getByRole('button', { name: /Sign in|Try again in \d+ s/ });
  await expect(async () => {
    await page.getByLabel('Password', { exact: true }).fill('a guess');
    await button.click();
    await expect(button).toHaveText(/Try again in \d+ s/, { timeout: 2_000 });
  }).toPass();
  // The wait may be over by now.
  await expect(page.getByRole('alert')).toHaveText(/Too many tries in a row|You can try again now/);
});

test('who was invited chooses a password and is in', async ({ page }) => {
  const name = somebody('Mary Somerville');
  const { token } = await invite(name);
  await page.goto(`./welcome#${token}`);
  await expect(page.getByRole('heading', { name: `Welcome, ${name}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Password', { exact: true }).fill('connexion of the sciences');
  await page.getByRole('button', { name: 'Choose it and sign in' }).click();
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
});

test('signing out leaves nothing behind, and says so', async ({ page }) => {
  const person = await newPerson(somebody('Radia Perlman'));
  await signIn(page, person);
  await page.goto('./');
  await accountMenu(page, 'Sign out');
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a session that ends while somebody writes costs nothing', async ({ page }) => {
  const person = await newPerson(somebody('Joan Clarke'));
  await signIn(page, person);
  const chat = await openChat(page, 'Ends');
  await composer(page).fill('What I was about to say');
  // Somewhere else: this page does not know of it until the server tells it.
  const { sessions } = await (await page.request.get('api/v1/account/sessions')).json();
  const own = sessions.find(({ current }: { current: boolean }) => current);
  await page.request.delete(`api/v1/account/sessions/${own.id}`, { headers: { origin: new URL(chat).origin } });
  await expect(page.getByText('You are signed out. What you were writing is kept.')).toBeVisible();
  await expect(composer(page)).toHaveValue('What I was about to say');
  await expect(composer(page)).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Name or e-mail').fill(person.name);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(chat);
  await expect(composer(page)).toHaveValue('What I was about to say');
  await script({ chunks: ['I am listening.'] });
  await composer(page).press('Enter');
  await expect(page.getByText('I am listening.')).toBeVisible();
});

test('a draft is seen by nobody who signs in afterwards', async ({ page }) => {
  const [first, second] = [await newPerson(somebody('First')), await newPerson(somebody('Second'))];
  await signIn(page, first);
  await openChat(page, 'Secret');
  await composer(page).fill('For nobody’s eyes');
  await page.goto('./');
  await accountMenu(page, 'Sign out');
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, second);
  await openChat(page, 'Other');
  await expect(composer(page)).toHaveValue('');
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  expect(kept).toHaveLength(1);
  expect(kept[0]).toContain(first.id);
});
