import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { composer, createChat, createProject, ended, enterProject, say } from './pages';
import { browserOf, newPerson, type Person, signIn, somebody } from './people';
import { reset, script } from './rig';

test.beforeEach(reset);

/** A project with one chat in which something was said. */
async function spokenIn(page: Page, name: string): Promise<string> {
  await createProject(page, name);
  await enterProject(page, name);
  const chat = await createChat(page);
  await script({ chunks: ['Forty-two.'] });
  await say(page, 'What is the answer?');
  await ended(page);
  return chat;
}

async function share(page: Page, chat: string, person: Person, role: 'Can write' | 'Can read'): Promise<void> {
  await page.goto(chat.replace(/\/chats\/.*/, ''));
  await page.getByRole('button', { name: 'Share project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share project' });
  await dialog.getByLabel('What they may do').selectOption({ label: role });
  await dialog.getByRole('combobox', { name: 'Find people and groups' }).fill(person.name);
  await expect(dialog.getByRole('option', { name: person.name })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Find people and groups' }).press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: person.name })).toBeVisible();
}

test('a reader reads, and is told so; nothing of it can be changed', async ({ page, browser }) => {
  const [owner, reader] = [await newPerson(somebody('Owner')), await newPerson(somebody('Reader'))];
  await signIn(page, owner);
  const name = somebody('To read');
  const chat = await spokenIn(page, name);
  await share(page, chat, reader, 'Can read');
  await expectAccessible(page);

  const theirs = await browserOf(browser, page, reader);
  await theirs.goto('./');
  await expect(theirs.getByText('Shared with you to read')).toBeVisible();
  await theirs.goto(chat);
  await expect(theirs.getByText('Forty-two.')).toBeVisible();
  await expect(theirs.getByText('You can read this chat. Its owner can let you write in it too.')).toBeVisible();
  await expect(composer(theirs)).toBeHidden();
  await expect(theirs.getByRole('button', { name: 'Edit message' })).toBeHidden();
  await expect(theirs.getByRole('button', { name: 'New chat' })).toBeHidden();
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: /^Settings. Model:/ }).click();
  await expect(theirs.getByLabel('Instructions')).toBeDisabled();
  await expect(theirs.getByRole('button', { name: 'Save' })).toBeHidden();
  await theirs.context().close();
});

test('a reader walks between versions, and nobody else is led there', async ({ page, browser }) => {
  const [owner, reader] = [await newPerson(somebody('Owner')), await newPerson(somebody('Reader'))];
  await signIn(page, owner);
  const chat = await spokenIn(page, somebody('To walk'));
  await script({ chunks: ['A follow-up.'] });
  await say(page, 'And then?');
  await ended(page);
  await page.getByRole('button', { name: 'More for this answer' }).first().click();
  await script({ chunks: ['Forty-three.'] });
  await page.getByRole('menuitem', { name: 'Regenerate', exact: true }).click();
  await expect(page.getByText('Forty-three.')).toBeVisible();
  await expect(page.getByText('2 / 2')).toBeVisible();
  await share(page, chat, reader, 'Can read');
  await page.goto(chat);

  const theirs = await browserOf(browser, page, reader);
  await theirs.goto(chat);
  await expect(theirs.getByText('Forty-three.')).toBeVisible();
  await theirs.getByRole('button', { name: 'Previous version' }).click();
  await expect(theirs.getByText('Forty-two.')).toBeVisible();
  await expect(theirs.getByText('A follow-up.')).toBeVisible();
  await expect(theirs.getByText('Forty-three.')).toBeHidden();
  await theirs.getByRole('button', { name: 'Next version' }).click();
  await expect(theirs.getByText('Forty-three.')).toBeVisible();
  await theirs.getByRole('button', { name: 'Previous version' }).click();
  await expect(theirs.getByText('Forty-two.')).toBeVisible();

  // Theirs alone, until the chat goes on.
  await expect(page.getByText('Forty-three.')).toBeVisible();
  await script({ chunks: ['It goes on.'] });
  await say(page, 'Thank you');
  await expect(theirs.getByText('It goes on.')).toBeVisible();
  await expect(theirs.getByText('Forty-three.')).toBeVisible();
  await expect(theirs.getByText('Forty-two.')).toBeHidden();
  await theirs.context().close();
});

test('a writer writes, but does not share; what was given is taken back, and given again', async ({
  page,
  browser,
}) => {
  const [owner, writer] = [await newPerson(somebody('Owner')), await newPerson(somebody('Writer'))];
  await signIn(page, owner);
  const chat = await spokenIn(page, somebody('To write'));
  await share(page, chat, writer, 'Can write');

  const theirs = await browserOf(browser, page, writer);
  await theirs.goto(chat);
  await expect(composer(theirs)).toBeVisible();
  await script({ chunks: ['It is mine, too.'] });
  await say(theirs, 'Whose is it?');
  await expect(theirs.getByText('It is mine, too.')).toBeVisible();
  await theirs.goto(chat.replace(/\/chats\/.*/, ''));
  await theirs.getByRole('button', { name: 'Who has this project' }).click();
  const dialog = theirs.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: owner.name })).toContainText('Owner');
  await expect(dialog.getByRole('combobox')).toBeHidden();
  await expectAccessible(theirs);

  const mine = page.getByRole('dialog', { name: 'Share project' });
  await mine.getByRole('button', { name: `Share no longer with ${writer.name}` }).click();
  await expect(mine.getByRole('listitem').filter({ hasText: writer.name })).toBeHidden();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'There is no such project' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(async () => {
    await theirs.reload();
    await expect(theirs.getByRole('button', { name: 'Who has this project' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await theirs.context().close();
});

test('who has a project is asked for again where it could not be read', async ({ page }) => {
  await signIn(page, await newPerson(somebody('Owner')));
  const name = somebody('Not read');
  await createProject(page, name);
  await enterProject(page, name);
  await page.route('**/api/v1/projects/*/members', (route) => route.fulfill({ status: 503, body: '' }));
  await page.getByRole('button', { name: 'Share project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share project' });
  await expect(dialog.getByText('It could not be read who has the project')).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Find people and groups' })).toBeVisible();
});

test('one leaves a project that was shared with one', async ({ page, browser }) => {
  const [owner, leaver] = [await newPerson(somebody('Owner')), await newPerson(somebody('Leaver'))];
  await signIn(page, owner);
  const name = somebody('To leave');
  const chat = await spokenIn(page, name);
  await share(page, chat, leaver, 'Can write');
  const theirs = await browserOf(browser, page, leaver);
  await theirs.goto('./');
  await theirs.getByRole('button', { name: `Actions for ${name}` }).click();
  await theirs.getByRole('menuitem', { name: 'Who has it' }).click();
  await theirs.getByRole('button', { name: 'Leave the project' }).click();
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(theirs.getByRole('heading', { name: 'Start with a project' })).toBeVisible();
  await theirs.context().close();
});
