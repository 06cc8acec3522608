import { expect, test } from '@playwright/test';
import { atEachSize, expectAccessible } from './axe';
import { createChat, createProject, ended, enterProject, openChat, say, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

const RICH =
  '# A title\n\nSome **bold** text, `code` and a [link](https://jakarta.ee).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n' +
  '```java\nrecord Point(int x, int y) {}\n```\n\n> quoted\n\n$$\n\\frac{1}{2}\n$$\n';

atEachSize((width) => {
  test('projects: filled, dialog, failed', async ({ page }) => {
    await createProject(page, `A rather long name of a project, to see how it is cut ${Date.now()}`);
    await page.goto('./');
    await expect(page.getByRole('link', { name: /rather long/ }).first()).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /new project/i })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.route('**/api/v1/projects*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });

  test('projects: empty', async ({ page }) => {
    await page.route('**/api/v1/projects*', (route) => route.fulfill({ json: { projects: [], total: 0 } }));
    await page.goto('./');
    await expect(page.getByRole('button', { name: /new project/i }).first()).toBeVisible();
    await expectAccessible(page);
  });

  test('chat: empty, filled, failed, settings, unknown', async ({ page }) => {
    const name = `Axe ${width} ${Date.now()}`;
    await createProject(page, name);
    await enterProject(page, name);
    await expectAccessible(page);
    await createChat(page);
    await expect(page.getByRole('heading', { name: 'Ask anything' })).toBeVisible();
    await expectAccessible(page);
    await script({ chunks: [RICH] });
    await say(page, 'Show everything');
    await ended(page);
    await expect(thread(page).locator('.katex').first()).toBeVisible();
    await expectAccessible(page);
    await script({ status: 404, body: '{}' });
    await say(page, 'Fail now');
    await expect(thread(page).getByRole('button', { name: 'Open settings' })).toBeVisible();
    await expectAccessible(page);
    await thread(page).getByRole('button', { name: 'Open settings' }).click();
    await expect(page.getByLabel('Model', { exact: true })).toBeVisible();
    await expectAccessible(page);
    const chat = page.url();
    await page.route('**/messages*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(chat);
    await expect(page.getByText('The messages could not be loaded')).toBeVisible();
    await expectAccessible(page);
  });

  test('chat: being answered, with a question that waits', async ({ page }) => {
    await openChat(page, 'Axe answering');
    await script({ chunks: ['It **begins**', ' and ends.'], gated: true });
    await say(page, 'Take your time');
    await release();
    await expect(page.getByTestId('streaming-answer')).toContainText('It begins');
    await expectAccessible(page);
    await script({ chunks: ['The next answer.'] });
    await say(page, 'And then?');
    await expect(thread(page).getByText('Sent when the answer has ended')).toBeVisible();
    await expectAccessible(page);
    await release();
    await expect(thread(page).getByText('The next answer.')).toBeVisible();
    await ended(page);
  });

  test('project: filled, unknown chat, failed', async ({ page }) => {
    const name = `Axe project ${width} ${Date.now()}`;
    await createProject(page, name);
    await enterProject(page, name);
    const project = page.url();
    await createChat(page);
    await page.goto(project);
    await expect(page.getByRole('navigation', { name: 'Chats' }).getByRole('listitem')).toHaveCount(1);
    await expectAccessible(page);
    await page.goto(`${project}/chats/nothing`);
    await expect(page.getByRole('heading', { name: 'There is no such chat' })).toBeVisible();
    await expectAccessible(page);
    await page.route('**/api/v1/chats?*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(project);
    await expect(page.getByText('The chats could not be loaded')).toBeVisible();
    await expectAccessible(page);
    await page.route(`**/api/v1/projects/*`, (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(project);
    await expect(page.getByText('The project could not be loaded')).toBeVisible();
    await expectAccessible(page);
  });

  test('providers: list, setup, nothing found, failed', async ({ page }) => {
    await page.goto('providers');
    await expect(page.getByRole('button', { name: /^Anthropic/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Anthropic/ }).click();
    await expect(page.getByRole('dialog', { name: 'Anthropic' }).getByLabel('Address')).toBeVisible();
    await expectAccessible(page);
    await page.goto('providers');
    await page.getByRole('searchbox').fill('no such provider');
    await expect(page.getByRole('heading', { name: 'No provider matches' })).toBeVisible();
    await expectAccessible(page);
    await page.route('**/api/v1/providers', (route) => route.fulfill({ status: 503, body: '' }));
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });

  test('usage: filled, empty, failed', async ({ page }) => {
    const name = `Axe usage ${width} ${Date.now()}`;
    await createProject(page, name);
    await enterProject(page, name);
    await createChat(page);
    await script({ chunks: ['Counted.'] });
    await say(page, 'Count this');
    await ended(page);
    await thread(page)
      .getByRole('button', { name: /What this answer took/ })
      .click();
    await expect(page.getByRole('dialog', { name: 'What this answer took' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('usage');
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page);
    await createProject(page, `${name}, unused`);
    await page.goto('usage');
    await page.getByLabel('Project').selectOption({ label: `${name}, unused` });
    await expect(page.getByRole('heading', { name: 'No answers in this time' })).toBeVisible();
    await expectAccessible(page);
    await page.route('**/api/v1/usage?*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });

  test('search: empty, filled, nothing found, failed', async ({ page }) => {
    const word = `lorem${width}${Date.now()}`;
    await openChat(page, 'Axe search');
    await script({ chunks: [`All about ${word}`] });
    await say(page, word);
    await ended(page);
    await page.goto('search');
    await expect(page.getByRole('heading', { name: 'Search' })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Words').fill(word);
    await expect(page.getByText('2 messages found')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Words').fill(`${word}nothing`);
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await expectAccessible(page);
    await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });

  test('addresses where nothing is', async ({ page }) => {
    await page.goto('./nowhere');
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('./projects/nothing');
    await expect(page.getByRole('heading', { name: 'There is no such project' })).toBeVisible();
    await expectAccessible(page);
  });
});
