import { expect, type Page, test } from '@playwright/test';
import { createProject, ended, openChat, say, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

const streaming = (page: Page) => page.getByTestId('streaming-answer');

test('an answer goes on from where it was when the connection breaks', async ({ page }) => {
  const sockets: { close: () => Promise<void>; url: string }[] = [];
  await page.routeWebSocket(/\/stream/, (socket) => {
    const server = socket.connectToServer();
    sockets.push({ url: socket.url(), close: () => socket.close({ code: 1012 }).then(() => server.close()) });
  });
  await openChat(page, 'Broken line');
  await script({ chunks: ['one ', 'two ', 'three'], gated: true });
  await say(page, 'Count');
  await release(2);
  await expect(streaming(page)).toContainText('one two');

  await sockets.at(-1)?.close();
  await release();

  await expect(thread(page).getByText('one two three')).toBeVisible();
  await ended(page);
  expect(sockets.at(-1)?.url).toMatch(/generation_id=[0-9a-f-]{36}&after_seq=[1-9]/);
});

test('a second tab shows the same, and stops it', async ({ page, context }) => {
  const chat = await openChat(page, 'Two tabs');
  await script({ chunks: ['shared', ' never'], gated: true });
  await say(page, 'To both');
  await release();
  await expect(streaming(page)).toContainText('shared');
  const other = await context.newPage();
  await other.goto(chat);
  await expect(streaming(other)).toContainText('shared');
  await expect(thread(other).getByText('To both')).toBeVisible();

  await other.getByRole('button', { name: 'Stop the answer' }).click();

  for (const tab of [page, other]) {
    await ended(tab);
    await expect(thread(tab).getByText('You stopped this answer.')).toBeVisible();
    await expect(thread(tab).getByText('shared', { exact: true })).toBeVisible();
  }
  await script({ chunks: ['Heard by both.'] });
  await say(other, 'Once more');
  await expect(thread(page).getByText('Heard by both.')).toBeVisible();
  await expect(thread(page).getByText('Once more')).toHaveCount(1);
});

test('what is written offline is sent once, when the server is back', async ({ page }) => {
  let blocked = false;
  await page.routeWebSocket(/\/stream/, (socket) => {
    if (blocked) {
      void socket.close({ code: 1012 });
      return;
    }
    const server = socket.connectToServer();
    server.onMessage((message) => (blocked ? undefined : socket.send(message)));
    socket.onMessage((message) => {
      server.send(message);
      if (String(message).includes('"type":"message"')) {
        // It arrives, and nobody hears of it.
        blocked = true;
        void socket.close({ code: 1012 });
      }
    });
  });
  await page.route('**/health', (route) => route.abort());
  await openChat(page, 'Offline');
  await script({ chunks: ['Only once.'] });
  await say(page, 'Did it arrive?');
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
  await page.reload();
  await expect(thread(page).getByText('Sent when the connection is back')).toBeVisible();

  blocked = false;
  await page.unrouteAll();
  await page.reload();

  await expect(thread(page).getByText('Only once.')).toHaveCount(1);
  await ended(page);
  await expect(thread(page).getByText('Did it arrive?')).toHaveCount(1);
});

test('answers arrive where WebSockets are blocked', async ({ page }) => {
  await page.routeWebSocket(/\/stream/, (socket) => void socket.close({ code: 1011 }));
  await openChat(page, 'Slow way');
  await expect(page.getByText(/slower way/)).toBeVisible();
  await script({ chunks: ['by ', 'another ', 'way'], gated: true });
  await say(page, 'Hello');
  await release(2);
  await expect(streaming(page)).toContainText('by another');
  await page.getByRole('button', { name: 'Stop the answer' }).click();
  await ended(page);
  await expect(thread(page).getByText('You stopped this answer.')).toBeVisible();
  await expect(thread(page).getByText('Hello')).toHaveCount(1);
});

test('a failed answer can be tried again, in its place', async ({ page }) => {
  await openChat(page, 'Again');
  await script({ chunks: ['half'], ending: 'ERROR_EVENT' });
  await say(page, 'Tell me');
  await expect(thread(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(thread(page).getByText('half')).toBeVisible();
  await page.reload();
  await expect(thread(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  await script({ chunks: ['whole'] });
  await thread(page).getByRole('button', { name: 'Try again' }).click();
  await expect(thread(page).getByText('whole', { exact: true })).toBeVisible();
  await ended(page);
  await expect(thread(page).getByText('half')).toBeHidden();
  await expect(thread(page).getByText('Tell me')).toHaveCount(1);
  await expect(thread(page).getByText('2 / 2')).toBeVisible();
});

test('an answer that was cut off goes on', async ({ page }) => {
  await openChat(page, 'Cut off');
  await script({ chunks: ['It begins'], finishReason: 'length' });
  await say(page, 'A long story');
  await expect(thread(page).getByText(/cut off by the model's limit/)).toBeVisible();
  await script({ chunks: [' and ends.'] });
  await thread(page).getByRole('button', { name: 'Continue' }).click();
  await expect(thread(page).getByText('It begins and ends.')).toBeVisible();
  await ended(page);
  await expect(thread(page).getByText(/cut off/)).toBeHidden();
});

test('a deleted project comes back', async ({ page }) => {
  const name = `Restored ${Date.now()}`;
  await createProject(page, name);
  await page.goto('./');
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  await card.hover();
  await card.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(card).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toBeVisible();
});

test('a change that is stale is told, and what was typed stays', async ({ page, context }) => {
  const name = `Stale ${Date.now()}`;
  await createProject(page, name, 'as it was');
  await page.goto('./');
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  const id = (await card.getByRole('link').getAttribute('href'))?.split('/').at(-1);
  await card.hover();
  await card.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/description/i).fill('as typed here');
  await context.request.put(new URL(`api/v1/projects/${id}`, await page.evaluate(() => document.baseURI)).href, {
    data: { description: 'as saved elsewhere' },
  });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('as saved elsewhere');
  await expect(dialog.getByLabel(/description/i)).toHaveValue('as typed here');
  await dialog.getByRole('button', { name: 'Save anyway' }).click();
  await expect(dialog).toBeHidden();
  await expect(card).toContainText('as typed here');
});

test('settings that another window saved come in, and what was typed here stays', async ({ page, context }) => {
  await openChat(page, 'Stale settings');
  const project = /projects\/([^/]+)/.exec(page.url())?.[1];
  await page.getByRole('button', { name: /^Settings/ }).click();
  const panel = page.getByRole('dialog', { name: 'Settings' });
  await panel.getByLabel('Temperature').fill('0.3');
  await context.request.put(
    new URL(`api/v1/projects/${project}/agent-config`, await page.evaluate(() => document.baseURI)).href,
    {
      data: { system_instructions: 'Saved elsewhere.' },
    },
  );
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toContainText('changed in another window');
  await expect(panel.getByLabel('Instructions')).toHaveValue('Saved elsewhere.');
  await expect(panel.getByLabel('Temperature')).toHaveValue('0.3');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel).toBeHidden();
});
