import { expect, type Page, test } from '@playwright/test';
import { atEachSize, expectAccessible, expectNoViolationsInMenu } from './axe';
import { ended, openChat, say, sidebar, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

/** The server does not answer these from now on. */
const broken = (page: Page, path: string) =>
  page.route(`**/api/v1/${path}`, (route) => route.fulfill({ status: 503, body: '' }));

async function act(page: Page, menu: string, action: string): Promise<void> {
  await page.getByRole('button', { name: menu }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** A chat with one answer; returns the name of its project. */
async function answered(page: Page, question: string, answer: string): Promise<string> {
  await openChat(page, 'Axe dialogs');
  await script({ chunks: [answer] });
  await say(page, question);
  await ended(page);
  return (await page.title()).split(' – ').at(-2) ?? '';
}

atEachSize(() => {
  test('new project and edit project: empty, filled, in error', async ({ page }) => {
    await page.goto('./');
    await page
      .getByRole('button', { name: /new project/i })
      .first()
      .click();
    const made = dialog(page, 'New project');
    await expect(made.getByRole('radio', { name: /^Blank/ })).toBeVisible();
    await expectAccessible(page);
    await made.getByRole('button', { name: 'Create project' }).click();
    await expect(made.getByText('Give the project a name.')).toBeVisible();
    await expectAccessible(page);
    const name = `Axe forms ${Date.now()}`;
    await made.getByLabel('Name').fill(name);
    await made.getByLabel(/description/i).fill('What it is about');
    await made.getByRole('radio').last().check();
    await expectAccessible(page);
    await made.getByRole('button', { name: 'Create project' }).click();
    await expect(made).toBeHidden();

    await page.goto('./');
    await act(page, `Actions for ${name}`, 'Rename');
    await expect(dialog(page, 'Edit project')).toBeVisible();
    await expectAccessible(page);
    await broken(page, 'projects/*');
    await dialog(page, 'Edit project').getByRole('button', { name: 'Save' }).click();
    await expect(dialog(page, 'Edit project').getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });

  test('preferences, shortcuts, import: empty, filled, in error', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Preferences' }).click();
    await expect(dialog(page, 'Preferences')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await expect(dialog(page, 'Keyboard shortcuts')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Import' }).first().click();
    const taken = dialog(page, 'Import');
    await expect(taken).toBeVisible();
    await expectAccessible(page);
    const chat = { name: 'chat.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
    await taken.getByLabel('File').setInputFiles(chat);
    await expect(taken.getByLabel('Into project')).toBeVisible();
    await expectAccessible(page);
    await taken.getByRole('button', { name: 'Import' }).click();
    await expect(taken.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });

  test('search and commands: empty, filled, nothing found, in error', async ({ page }) => {
    const word = `quince${Date.now()}`;
    await answered(page, 'About jam', `A jam of ${word}`);
    await page.keyboard.press('Control+k');
    const palette = dialog(page, 'Search and commands');
    await expect(palette.getByRole('option').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type(word);
    await expect(palette.getByRole('option', { name: /A jam of/ })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type('nothing');
    await expect(palette.getByText('Nothing fits')).toBeVisible();
    await expectAccessible(page);
    await broken(page, 'search?*');
    await page.keyboard.type('more');
    await expect(palette.getByText(/Nothing could be searched/)).toBeVisible();
    await expectAccessible(page);
  });

  test('settings: filled, in error, not there', async ({ page }) => {
    await openChat(page, 'Axe settings');
    const open = () => page.getByRole('button', { name: /^Settings/ }).click();
    await open();
    const panel = dialog(page, 'Settings');
    await panel.getByLabel('Instructions').fill('Answer briefly.');
    await panel.getByRole('button', { name: 'JSON' }).click();
    await panel.getByLabel('llm_config').fill('{ "temperature": 0.7 }');
    await expectAccessible(page);
    await panel.getByLabel('llm_config').fill('{ "temperature":');
    await panel.getByRole('button', { name: 'Fields' }).click();
    await expect(panel.getByText('This is no JSON object.')).toBeVisible();
    await expectAccessible(page);
    await panel.getByLabel('llm_config').fill('{ "temperature": 0.7 }');
    await panel.getByRole('button', { name: 'Fields' }).click();
    await expect(panel.getByLabel('Temperature')).toHaveValue('0.7');
    await panel.getByLabel('Temperature').fill('9');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText('Enter a number from 0 to 2.')).toBeVisible();
    await expectAccessible(page);
    await panel.getByLabel('Temperature').fill('0.3');
    await broken(page, 'projects/*/agent-config');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await open();
    await expect(panel.getByText('The settings could not be loaded')).toBeVisible();
    await expectAccessible(page);
  });

  test('a provider: empty, filled, in error, to be removed, not there', async ({ page }) => {
    const open = async () => {
      await page.goto('providers');
      await page.getByRole('button', { name: /^Mistral/ }).click();
    };
    await open();
    const panel = dialog(page, 'Mistral');
    await expect(panel.getByLabel('Key', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await panel.getByLabel('Address').fill('not an address');
    await panel.getByLabel('Key', { exact: true }).fill('sk-canary-of-the-browser-5678');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await panel.getByLabel('Address').fill('http://127.0.0.1:9/v1');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel).toBeHidden();
    await open();
    await panel.getByRole('button', { name: 'Remove the key' }).click();
    await expect(panel.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await panel.getByRole('button', { name: 'Remove the key for good' }).click();
    await expect(panel).toBeHidden();
    await broken(page, 'provider-keys');
    await open();
    await expect(panel.getByText('The key could not be loaded')).toBeVisible();
    await expectAccessible(page);
  });

  test('another model and another project: filled, empty, in error', async ({ page }) => {
    await answered(page, 'A wanderer', 'on the way');
    await thread(page).getByRole('button', { name: 'More for this answer' }).click();
    await page.getByRole('menuitem', { name: 'Regenerate with…' }).click();
    await expect(dialog(page, 'Answer with another model').getByLabel('Model', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const move = dialog(page, 'Move to another project');
    const open = async () => {
      await sidebar(page);
      await act(page, 'Actions for A wanderer', 'Move to…');
      await expect(move).toBeVisible();
    };
    await open();
    await expect(move.getByRole('searchbox')).toBeVisible();
    await expectAccessible(page);
    await move.getByRole('searchbox').fill('no such project');
    await expect(move.getByText('No project matches')).toBeVisible();
    await expectAccessible(page);
    await broken(page, 'projects?*');
    await page.reload();
    await open();
    await expect(move.getByText('The projects could not be loaded')).toBeVisible();
    await expectAccessible(page);
  });

  test('in a chat: a diagram, found words, a message being edited, a name, notices, what is archived', async ({
    page,
  }) => {
    await answered(page, 'A diagram', '```mermaid\ngraph TD\n  A --> B\n```\n\nfindable');
    await expect(thread(page).frameLocator('iframe').locator('svg')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find in this chat' }).fill('findable');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('1 / 1');
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Find in this chat' }).fill('not to be found');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('Nothing found');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await thread(page).getByRole('button', { name: 'Edit message' }).focus();
    await page.keyboard.press('Enter');
    await thread(page).getByRole('textbox', { name: 'Edit the message' }).fill('');
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await broken(page, 'chats/*/messages/*/rating');
    await thread(page).getByRole('button', { name: 'Good answer' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Your rating was not kept')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close toast' }).click();

    await sidebar(page);
    await expectAccessible(page);
    await act(page, 'Actions for A diagram', 'Rename');
    await expect(page.getByRole('textbox', { name: 'New name for A diagram' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await act(page, 'Actions for A diagram', 'Archive');
    await page.getByText('Archived (1)').click();
    await expect(page.getByRole('navigation', { name: 'Chats' }).getByRole('listitem')).toBeVisible();
    await expectAccessible(page);
  });

  test('the menus: of a question, an answer, a chat, a project, and the order of the chats', async ({ page }) => {
    const project = await answered(page, 'With menus', 'an answer');
    const menus = [
      'More for this message',
      'More for this answer',
      'Actions for With menus',
      'Order of the chats',
      `Actions for ${project}`,
    ];
    for (const menu of menus) {
      if (menu.endsWith('With menus')) {
        await sidebar(page);
      } else if (menu.endsWith(project)) {
        await page.goto('./');
      }
      await page.getByRole('button', { name: menu }).first().focus();
      await page.keyboard.press('Enter');
      await expectNoViolationsInMenu(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    }
  });

  test('the chats: none, not there', async ({ page }) => {
    await openChat(page, 'Axe chats');
    await page.route('**/api/v1/chats?*', (route) => route.fulfill({ json: { chat_sessions: [], total: 0 } }));
    await page.goto(page.url().replace(/\/chats\/.*/, ''));
    await expect(page.getByRole('heading', { name: 'Start the first chat' })).toBeVisible();
    await expectAccessible(page);
    await page.unrouteAll();
    await broken(page, 'chats?*');
    await page.reload();
    await expect(page.getByText('The chats could not be loaded').first()).toBeVisible();
    await expectAccessible(page);
  });
});
