import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { createChat, createProject, ended, enterProject, openChat, say, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });

async function openPalette(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
}

test('a message is found, and opened in its place among hundreds and in its branch', async ({ page }) => {
  const word = `quince${Date.now()}`;
  const name = `Search ${word}`;
  await createProject(page, name);
  await enterProject(page, name);
  const chat = await createChat(page);
  const id = chat.split('/chats/')[1];
  await script({ chunks: [`A jam of ${word} sets by itself.`] });
  await say(page, 'How is jam made?');
  await ended(page);
  // The same question, asked differently: what was found is on the other branch.
  await page.request.post(`api/v1/chats/${id}/generations`, {
    data: { type: 'message', content: 'How is marmalade made?', parent_id: null },
  });
  // The answer says it, too.
  await expect(thread(page).getByText('How is marmalade made?', { exact: true })).toBeVisible();
  await ended(page);
  for (let i = 0; i < 120; i++) {
    await page.request.post(`api/v1/chats/${id}/messages`, { data: { content: `Later ${i}` } });
  }

  await page.goto('./');
  await openPalette(page);
  await page.keyboard.type(`jam ${word.slice(0, 16)}`);
  const hit = palette(page).getByRole('option', { name: /sets by itself/ });
  await expect(hit).toBeVisible();
  await expect(hit.locator('mark').first()).toHaveText('jam');
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  await expect(hit).toHaveAttribute('data-highlighted', '');
  await page.keyboard.press('Enter');

  await expect(palette(page)).toBeHidden();
  await expect(thread(page).getByText(`A jam of ${word} sets by itself.`)).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`/chats/${id}$`));
  await expect(thread(page).getByText('2 / 2')).toBeHidden();
});

test('a message far above the newest is scrolled to', async ({ page }) => {
  const word = `medlar${Date.now()}`;
  const name = `Far ${word}`;
  await createProject(page, name);
  await enterProject(page, name);
  const id = (await createChat(page)).split('/chats/')[1];
  for (let i = 0; i < 230; i++) {
    await page.request.post(`api/v1/chats/${id}/messages`, {
      data: { content: i === 5 ? `Mind the ${word}` : `No ${i}` },
    });
  }
  await page.goto('./usage');
  await openPalette(page);
  await page.keyboard.type(word);
  await palette(page)
    .getByRole('option', { name: /Mind the/ })
    .click();
  await expect(thread(page).getByText(`Mind the ${word}`)).toBeInViewport();
  await expect(thread(page).getByText('No 229')).not.toBeInViewport();
});

test('the palette goes to pages, projects and chats, by key alone', async ({ page }) => {
  const name = `Palette ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  await openPalette(page);
  await page.keyboard.type('new chat');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chats\//);
  await openPalette(page);
  await page.keyboard.type('usage');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Usage' })).toBeVisible();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type(name);
  await expect(palette(page).getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/projects\//);
  await openPalette(page);
  await page.keyboard.type('nothing like this 4711');
  await expect(palette(page).getByText('Nothing fits')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('what is found is narrowed by project, speaker and day', async ({ page }) => {
  const word = `kürbis${Date.now()}`;
  for (const project of ['Garden', 'Kitchen']) {
    await openChat(page, project);
    await script({ chunks: [`an answer about ${word}`] });
    await say(page, `a question about ${word}`);
    await ended(page);
  }
  const kitchen = /projects\/([^/]+)/.exec(page.url())?.[1] ?? '';
  await openPalette(page);
  await page.keyboard.type(word);
  await page.getByRole('option', { name: /Search everything/ }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByText('4 messages found')).toBeVisible();
  await page.getByLabel('Project').selectOption(kitchen);
  await expect(page.getByText('2 messages found')).toBeVisible();
  await page.getByLabel('Who said it').selectOption('assistant');
  await expect(page.getByText('1 message found')).toBeVisible();
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Until day').fill(day(-2));
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await page.getByLabel('Until day').fill('');
  await page.getByLabel('From day').fill(day(-2));
  await expect(page.getByText('1 message found')).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: new RegExp(`an answer about ${word}`) }).click();
  await expect(thread(page).getByText(`an answer about ${word}`)).toBeInViewport();
});

test('what is found is read in pages', async ({ page }) => {
  const word = `sorrel${Date.now()}`;
  const id = (await openChat(page, 'Pages')).split('/chats/')[1];
  // The chat is named by what is said first, and would be found too.
  await page.request.post(`api/v1/chats/${id}/messages`, { data: { content: 'Herbs' } });
  for (let i = 0; i < 21; i++) {
    await page.request.post(`api/v1/chats/${id}/messages`, { data: { content: `Some ${word}, ${i}` } });
  }
  await page.goto('./search');
  await page.getByLabel('Words').fill(word);
  await expect(page.getByText('21 messages found')).toBeVisible();
  const hits = page.getByRole('main').getByRole('link', { name: new RegExp(word) });
  await expect(hits).toHaveCount(20);
  const pages = page.getByRole('navigation', { name: 'Pages of what was found' });
  await expect(pages.getByText('Page 1 of 2')).toBeVisible();
  await expect(pages.getByRole('button', { name: 'Back' })).toBeDisabled();
  const first = await hits.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await pages.getByRole('button', { name: 'Next' }).click();
  await expect(pages.getByText('Page 2 of 2')).toBeVisible();
  await expect(hits).toHaveCount(1);
  expect(first).not.toContain(await hits.getAttribute('href'));
  await expect(pages.getByRole('button', { name: 'Next' })).toBeDisabled();
  await page.reload();
  await expect(pages.getByText('Page 2 of 2')).toBeVisible();
  await page.goBack();
  await expect(pages.getByText('Page 1 of 2')).toBeVisible();
  await expect(hits).toHaveCount(20);
});

test('a chat is found by its name, on the page and in the palette', async ({ page }) => {
  const word = `lovage${Date.now()}`;
  const chat = await openChat(page, 'By name');
  const name = `A chat of ${word}`;
  await page.request.put(`api/v1/chats/${chat.split('/chats/')[1]}`, { data: { name } });
  await page.goto('./search');
  await page.getByLabel('Words').fill(word);
  await expect(page.getByText('0 messages found')).toBeVisible();
  const hit = page.getByRole('main').getByRole('link', { name });
  await expect(hit.locator('mark')).toHaveText(word);
  await hit.click();
  await expect(page).toHaveURL(chat);
  await page.goto('./usage');
  await openPalette(page);
  await page.keyboard.type(word);
  await expect(palette(page).getByRole('group', { name: 'Chats' }).getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(chat);
});
