import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { createProject, ended, enterProject, openChat, say, sidebar, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

/** Back to the conversation, where a drawer is open. */
async function leaveSidebar(page: Page): Promise<void> {
  if (await page.getByRole('dialog', { name: 'Chats' }).isVisible()) {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Chats' })).toBeHidden();
  }
}

async function newChat(page: Page): Promise<void> {
  const before = page.url();
  await (await sidebar(page)).getByRole('button', { name: 'New chat' }).click();
  await expect(page).not.toHaveURL(before);
  await leaveSidebar(page);
}

async function named(page: Page, name: string): Promise<void> {
  await script({ chunks: ['an answer'] });
  await say(page, name);
  await ended(page);
  await expect((await sidebar(page)).getByRole('link', { name })).toBeVisible();
  await leaveSidebar(page);
}

async function act(page: Page, chat: string, action: string): Promise<void> {
  const menu = (await sidebar(page)).getByRole('button', { name: `Actions for ${chat}` });
  await menu.focus();
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: action }).click();
}

test('a chat is pinned and archived, in every tab', async ({ page, context }) => {
  const chat = await openChat(page, 'Pin');
  await named(page, 'Rye bread');
  const other = await context.newPage();
  await other.goto(chat);
  await act(page, 'Rye bread', 'Pin');
  for (const tab of [page, other]) {
    await expect((await sidebar(tab)).getByRole('region', { name: 'Pinned' })).toContainText('Rye bread');
  }
  await act(page, 'Rye bread', 'Archive');
  for (const tab of [page, other]) {
    await expect((await sidebar(tab)).getByText('Archived (1)')).toBeVisible();
    await expect((await sidebar(tab)).getByRole('region', { name: 'Pinned' })).toBeHidden();
  }
  await leaveSidebar(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect((await sidebar(other)).getByRole('region', { name: 'Pinned' })).toContainText('Rye bread');
});

test('chats are put in order', async ({ page }) => {
  await openChat(page, 'Order');
  await named(page, 'Zucchini');
  await newChat(page);
  await named(page, 'Apples');
  const names = async () => (await sidebar(page)).getByRole('listitem').allTextContents();
  await expect.poll(names).toEqual(['Apples', 'Zucchini']);
  await (await sidebar(page)).getByRole('link', { name: 'Zucchini' }).click();
  await script({ chunks: ['more'] });
  await say(page, 'More');
  await ended(page);
  await expect.poll(names).toEqual(['Zucchini', 'Apples']);
  await page.getByRole('button', { name: 'Order of the chats' }).click();
  await page.getByRole('menuitemradio', { name: 'By name' }).click();
  await expect.poll(names).toEqual(['Apples', 'Zucchini']);
});

test('a chat moves to another project with what was said in it', async ({ page }) => {
  const target = `Target ${Date.now()}`;
  await createProject(page, target);
  await openChat(page, 'Move');
  await named(page, 'Wanderer');
  const before = page.url();
  await act(page, 'Wanderer', 'Move to…');
  await page.getByRole('dialog').getByRole('button', { name: target }).click();
  await leaveSidebar(page);
  await expect(page).not.toHaveURL(before);
  await expect(thread(page)).toContainText('an answer');
  await expect((await sidebar(page)).getByRole('link', { name: 'Wanderer' })).toBeVisible();
});

test('a chat says that it is being answered, and then that it is unread, until it is read', async ({
  page,
  context,
}) => {
  const chat = await openChat(page, 'Unread');
  await named(page, 'Background');
  const other = await context.newPage();
  await other.goto(chat);
  await newChat(page);
  const link = (await sidebar(page)).getByRole('link', { name: 'Background' });
  await script({ chunks: ['the', ' end'], gated: true });
  await say(other, 'Go on');
  await expect(link).toContainText('An answer is being written');
  // Who asked looks elsewhere by then.
  await (await sidebar(other)).getByRole('listitem').filter({ hasNotText: 'Background' }).getByRole('link').click();
  await expect(other.getByRole('dialog', { name: 'Chats' })).toBeHidden();
  await release(2);
  await expect(link).toContainText('Unread');
  await expect((await sidebar(other)).getByRole('link', { name: 'Background' })).toContainText('Unread');
  await link.click();
  await expect(thread(page)).toContainText('the end');
  await expect((await sidebar(page)).getByRole('link', { name: 'Background' })).not.toContainText('Unread');
  await expect((await sidebar(other)).getByRole('link', { name: 'Background' })).not.toContainText('Unread');
});

test('what is deleted is gone from every tab, and comes back', async ({ page, context }) => {
  const chat = await openChat(page, 'Delete');
  await named(page, 'Mortal');
  const other = await context.newPage();
  await other.goto(chat.replace(/\/chats\/.*/, ''));
  const rows = async (tab: Page) => (await sidebar(tab)).getByRole('listitem');
  await expect(await rows(other)).toHaveCount(1);
  await act(page, 'Mortal', 'Delete');
  await expect(await rows(other)).toHaveCount(0);
  await expect(await rows(page)).toHaveCount(0);
  await leaveSidebar(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(await rows(other)).toHaveCount(1);
  await expect(await rows(page)).toHaveCount(1);
  await leaveSidebar(page);
  await expect(page).toHaveURL(chat);
  await expect(thread(page)).toContainText('an answer');
});

test('the title of a hidden tab says that an answer has ended', async ({ page }) => {
  await openChat(page, 'Hidden');
  await script({ chunks: ['x'], gated: true });
  await say(page, 'Go');
  await expect(page.getByTestId('streaming-answer')).toBeVisible();
  const hide = (state: string) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await hide('hidden');
  await release(1);
  await expect(page).toHaveTitle(/^\(1\) /);
  await hide('visible');
  await expect(page).not.toHaveTitle(/^\(1\) /);
});

test('the system tells of an answer that ended in a hidden tab, and its notice leads to the chat', async ({ page }) => {
  // The browser of a test has no system that shows them.
  await page.addInitScript(() => {
    const notices: object[] = [];
    class Notice {
      static permission = 'default';
      static async requestPermission() {
        Notice.permission = 'granted';
        return Notice.permission;
      }
      closed = false;
      readonly title: string;
      readonly body: string;
      constructor(title: string, { body }: { readonly body: string }) {
        this.title = title;
        this.body = body;
        notices.push(this);
      }
      close() {
        this.closed = true;
      }
    }
    Object.assign(window, { Notification: Notice, notices });
  });
  type Noticed = { readonly title: string; readonly body: string; readonly closed: boolean; onclick: () => void };
  const notices = () =>
    page.evaluate(() =>
      (window as unknown as { notices: Noticed[] }).notices.map(({ title, body, closed }) => ({ title, body, closed })),
    );
  const show = (visibilityState: string) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visibilityState);

  const chat = await openChat(page, 'Notices');
  // Somebody sees it end, and is told of nothing.
  await named(page, 'Far away');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('preferences');
  await page.keyboard.press('Enter');
  await page.getByLabel('Tell me when an answer ends in a hidden tab').check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await script({ chunks: ['the end'], gated: true });
  await say(page, 'Go');
  await expect(page.getByTestId('streaming-answer')).toBeVisible();
  await newChat(page);
  expect(await notices()).toEqual([]);
  await show('hidden');
  await release();
  const notice = { title: 'Far away', body: 'The answer has ended' };
  await expect.poll(notices).toEqual([{ ...notice, closed: false }]);
  await show('visible');
  await page.evaluate(() => (window as unknown as { notices: Noticed[] }).notices[0]?.onclick());
  await expect(page).toHaveURL(chat);
  await expect(thread(page)).toContainText('the end');
  expect(await notices()).toEqual([{ ...notice, closed: true }]);
});

test('a chat that was renamed in another tab meanwhile is renamed only when that is said again', async ({
  page,
  context,
}) => {
  const chat = await openChat(page, 'Renamed twice');
  await named(page, 'Dough');
  const other = await context.newPage();
  // It does not hear of the first new name.
  await other.routeWebSocket(/\/(events|stream)/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!String(message).includes('"chat_updated"')) {
        socket.send(message);
      }
    });
  });
  await other.goto(chat);
  await expect((await sidebar(other)).getByRole('link', { name: 'Dough' })).toBeVisible();
  const rename = async (tab: Page, name: string) => {
    await act(tab, 'Dough', 'Rename');
    await tab.getByRole('textbox', { name: 'New name for Dough' }).fill(name);
    await tab.keyboard.press('Enter');
  };
  await rename(page, 'Sourdough');
  await expect((await sidebar(page)).getByRole('link', { name: 'Sourdough' })).toBeVisible();
  await rename(other, 'Yeast dough');
  await expect(other.getByText('“Dough” was not renamed')).toBeVisible();
  await expect(other.getByText('It was changed in another window meanwhile.')).toBeVisible();
  // What the other tab said holds, here as well, until then.
  for (const tab of [page, other]) {
    await expect((await sidebar(tab)).getByRole('link', { name: 'Sourdough' })).toBeVisible();
  }
  await leaveSidebar(other);
  await other.getByRole('button', { name: 'Rename to “Yeast dough” anyway' }).click();
  for (const tab of [page, other]) {
    await expect((await sidebar(tab)).getByRole('link', { name: 'Yeast dough' })).toBeVisible();
  }
});

test('a chat is kept as a file, and taken in again', async ({ page }) => {
  await openChat(page, 'Keep');
  await named(page, 'Keepsake');
  const markdown = page.waitForEvent('download');
  await act(page, 'Keepsake', 'Save as Markdown');
  const file = await markdown;
  expect(file.suggestedFilename()).toBe('Keepsake.md');
  expect(await readFile(await file.path(), 'utf8')).toContain('an answer');
  const json = page.waitForEvent('download');
  await act(page, 'Keepsake', 'Save as JSON');
  const saved = await json;
  expect(saved.suggestedFilename()).toBe('Keepsake.json');

  // And taken in again, into the project that is chosen.
  const target = `Kept ${Date.now()}`;
  await createProject(page, target);
  await page.goto('./');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  const buffer = await readFile(await saved.path());
  await dialog.getByLabel('File').setInputFiles({ name: 'Keepsake.json', mimeType: 'application/json', buffer });
  await dialog.getByLabel('Into project').selectOption({ label: target });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: target }).click();
  await (await sidebar(page)).getByRole('link', { name: 'Keepsake' }).click();
  await expect(thread(page)).toContainText('an answer');
});

test('a project is exported, and imported again', async ({ page }) => {
  const name = `Exported ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await named(page, 'Travels along');
  await page.goto('./');
  const saved = page.waitForEvent('download');
  const menu = page.getByRole('button', { name: `Actions for ${name}` });
  await menu.focus();
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Export' }).click();
  const archive = await (await saved).path();

  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'no.zip', mimeType: 'application/zip', buffer: Buffer.from('no') });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog.getByRole('alert')).toContainText('no whole export');
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'it.zip', mimeType: 'application/zip', buffer: await readFile(archive) });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('1 project and 1 chat were imported')).toBeVisible();
  await expect(page.getByRole('link', { name })).toHaveCount(2);
  await page.getByRole('link', { name }).first().click();
  await (await sidebar(page)).getByRole('link', { name: 'Travels along' }).click();
  await expect(thread(page)).toContainText('an answer');
});
