import { expect, test } from '@playwright/test';
import { composer, createChat, createProject, ended, enterProject, say, sidebar, thread } from './pages';
import { release, reset, restart, script } from './rig';

test.beforeEach(reset);

test('the test flow of the seed document', async ({ page }) => {
  const name = `Orchard ${Date.now()}`;
  await createProject(page, name, 'Apples and pears');
  await enterProject(page, name);
  const first = await createChat(page);

  await script({ chunks: ['One, ', 'two, ', 'three.'], gated: true });
  await say(page, 'Count for me');
  const streaming = page.getByTestId('streaming-answer');
  await expect(streaming).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toBeHidden();
  for (const shown of ['One,', 'One, two,', 'One, two, three.']) {
    await release();
    await expect(page.getByText(shown, { exact: true })).toBeVisible();
  }
  await ended(page);
  await expect(thread(page).getByText('Count for me')).toBeVisible();

  const second = await createChat(page);
  expect(second).not.toBe(first);
  await script({ chunks: ['A pear.'] });
  await say(page, 'Name a fruit');
  await expect(thread(page).getByText('A pear.')).toBeVisible();
  await ended(page);
  await expect(thread(page).getByText('Count for me')).toBeHidden();

  await page.goto(first);
  await expect(thread(page).getByText('One, two, three.')).toBeVisible();
  await expect(thread(page).getByText('Name a fruit')).toBeHidden();

  await restart();

  await page.goto(first);
  await expect(thread(page).getByText('Count for me')).toBeVisible();
  await expect(thread(page).getByText('One, two, three.')).toBeVisible();
  await page.goto(second);
  await expect(thread(page).getByText('A pear.')).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('link', { name }).first()).toBeVisible();

  await page.goto(second);
  const rows = (await sidebar(page)).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await rows.first().hover();
  await rows
    .first()
    .getByRole('button', { name: /actions/i })
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(rows).toHaveCount(1);
});

test('an answer goes on while the page is reloaded', async ({ page }) => {
  const name = `Reload ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  await createChat(page);
  await script({ chunks: ['before ', 'after'], gated: true });
  await say(page, 'Go on');
  await release();
  await expect(page.getByTestId('streaming-answer').getByText('before')).toBeVisible();

  await page.reload();

  await expect(page.getByTestId('streaming-answer').getByText('before')).toBeVisible();
  await release();
  await expect(thread(page).getByText('before after')).toBeVisible();
  await ended(page);
});

test('a stopped answer keeps its text', async ({ page }) => {
  const name = `Stop ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  await createChat(page);
  await script({ chunks: ['kept', ' never'], gated: true });
  await say(page, 'Start');
  await release();
  await expect(page.getByTestId('streaming-answer').getByText('kept')).toBeVisible();
  await composer(page).press('Escape');
  await ended(page);
  await expect(thread(page).getByText('You stopped this answer.')).toBeVisible();
  await expect(thread(page).getByText('kept')).toBeVisible();
});

test('a failed answer says what to do', async ({ page }) => {
  const name = `Fail ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  await createChat(page);
  await script({ status: 401, body: '{"error":{"message":"bad key"}}' });
  await say(page, 'Hello');
  await expect(thread(page).getByText(/refused the key/)).toBeVisible();
  await expect(thread(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  await thread(page).getByRole('button', { name: 'More for this answer' }).click();
  await page.getByRole('menuitem', { name: 'Ask differently' }).click();
  await expect(composer(page)).toHaveValue('Hello');
  await thread(page).getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});
