import { expect, type Page, test } from '@playwright/test';
import { composer, ended, openChat, say, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

const dialog = (page: Page) => page.getByRole('dialog');

async function prefer(page: Page): Promise<void> {
  // By the palette, which every page has at every size.
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search chats/ }).fill('preferences');
  await page.getByRole('option', { name: 'Preferences', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
}

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the theme is that of the system, or the chosen one', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const light = await background(page);
  await prefer(page);
  await dialog(page).getByLabel('Theme').selectOption('dark');
  const dark = await background(page);
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await background(page)).toBe(dark);
  await prefer(page);
  await dialog(page).getByLabel('Theme').selectOption('system');
  expect(await background(page)).toBe(light);
});

test('the app speaks German, also after a reload, and keeps what is being written', async ({ page }) => {
  await openChat(page, 'Language');
  await composer(page).fill('half a thought');
  await prefer(page);
  await dialog(page).getByLabel('Language').selectOption('de');
  await expect(page.getByRole('dialog', { name: 'Persönliche Einstellungen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a thought');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a thought');
});

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' });
  test('the app is German', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Projekte' })).toBeVisible();
    await page.getByRole('button', { name: 'Neues Projekt' }).first().click();
    // What the server says, too.
    await expect(page.getByRole('radio', { name: /^Programmierhilfe Schreibt, erklärt/ })).toBeVisible();
  });
});

test('Enter starts a line where one wants it to, and Ctrl and Enter send', async ({ page }) => {
  await openChat(page, 'Send key');
  await prefer(page);
  await dialog(page).getByLabel('Send a message with').selectOption('mod-enter');
  await page.keyboard.press('Escape');
  await script({ chunks: ['heard'] });
  await composer(page).fill('one');
  await composer(page).press('Enter');
  await composer(page).pressSequentially('two');
  await composer(page).press('Control+Enter');
  await expect(thread(page)).toContainText('heard');
  await expect(thread(page).getByRole('article', { name: 'You' })).toHaveText(/one\ntwo/);
});

test('shortcuts are listed by ?, and work', async ({ page }) => {
  const chat = await openChat(page, 'Keys');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Shift+Escape');
  await expect(composer(page)).toBeFocused();
  await composer(page).pressSequentially('?');
  await expect(composer(page)).toHaveValue('?');
  await page.keyboard.press('Control+Shift+O');
  await expect(page).not.toHaveURL(chat);
});

test('words are found in a chat, and marked', async ({ page }) => {
  await openChat(page, 'Find');
  for (const [question, answer] of [
    ['How wet is rye?', 'Rather wet: 80 % of *pumpernickel* is water.'],
    ['And wheat?', 'Less wet.'],
    ['Thanks', 'More about pumpernickel another day.'],
  ] as const) {
    await script({ chunks: [answer] });
    await say(page, question);
    await ended(page);
  }
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this chat' }).fill('pumpernickel');
  const find = page.getByRole('search', { name: 'Find in this chat' });
  await expect(find.getByRole('status')).toHaveText('2 / 2');
  const marked = () => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0);
  expect(await marked()).toBe(2);
  await page.keyboard.press('Enter');
  await expect(find.getByRole('status')).toHaveText('1 / 2');
  await page.keyboard.press('Escape');
  await expect(find).toBeHidden();
  expect(await marked()).toBe(0);
});
