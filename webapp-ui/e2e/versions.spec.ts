import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoViolationsInMenu } from './axe';
import { ended, openChat, say, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

test('an answer is regenerated from its menu, in every tab', async ({ page, context }) => {
  const chat = await openChat(page, 'Menu');
  await script({ chunks: ['the first try'] });
  await say(page, 'Try');
  await ended(page);
  const other = await context.newPage();
  await other.goto(chat);
  await expect(thread(other).getByText('the first try')).toBeVisible();
  await thread(page).getByRole('button', { name: 'More for this answer' }).click();
  await expect(page.getByRole('menuitem', { name: 'Regenerate', exact: true })).toBeVisible();
  await expectNoViolationsInMenu(page);
  await script({ chunks: ['the second try'] });
  await page.getByRole('menuitem', { name: 'Regenerate', exact: true }).click();
  for (const tab of [page, other]) {
    await expect(thread(tab).getByText('the second try')).toBeVisible();
    await expect(thread(tab).getByText('the first try')).toBeHidden();
  }
});

test('a question is asked differently, in every tab, and both versions stay', async ({ page, context }) => {
  const chat = await openChat(page, 'Versions');
  await script({ chunks: ['About eighty percent.'] });
  await say(page, 'How wet is it?');
  await ended(page);
  await script({ chunks: ['You are welcome.'] });
  await say(page, 'Thank you');
  await ended(page);
  const other = await context.newPage();
  await other.goto(chat);
  await expect(thread(other).getByText('You are welcome.')).toBeVisible();

  const first = thread(page).getByRole('article', { name: 'You' }).first();
  await first.hover();
  await first.getByRole('button', { name: 'Edit message' }).click();
  const field = thread(page).getByRole('textbox', { name: 'Edit the message' });
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.press('Escape');
  await expect(first.getByRole('button', { name: 'Edit message' })).toBeFocused();
  await page.keyboard.press('Enter');
  await field.fill('How wet is rye dough?');
  await script({ chunks: ['Rye takes more.'] });
  await field.press('Enter');
  await ended(page);
  for (const tab of [page, other]) {
    await expect(thread(tab).getByText('Rye takes more.')).toBeVisible();
    await expect(thread(tab).getByText('You are welcome.')).toBeHidden();
    await expect(thread(tab).getByText('2 / 2')).toBeVisible();
  }

  await thread(page).getByRole('button', { name: 'Previous version' }).click();
  for (const tab of [page, other]) {
    await expect(thread(tab).getByText('About eighty percent.')).toBeVisible();
    await expect(thread(tab).getByText('You are welcome.')).toBeVisible();
    await expect(thread(tab).getByText('Rye takes more.')).toBeHidden();
  }
  await thread(other).getByRole('button', { name: 'Next version' }).click();
  await expect(thread(page).getByText('Rye takes more.')).toBeVisible();
});

test('one walks over three versions, and is still where one was after a reload', async ({ page }) => {
  await openChat(page, 'Three');
  await script({ chunks: ['the first try'] });
  await say(page, 'Try');
  await ended(page);
  for (const next of ['the second try', 'the third try']) {
    await script({ chunks: [next] });
    await thread(page).getByRole('button', { name: 'More for this answer' }).click();
    await page.getByRole('menuitem', { name: 'Regenerate', exact: true }).click();
    await expect(thread(page).getByText(next)).toBeVisible();
    await ended(page);
  }
  const previous = thread(page).getByRole('button', { name: 'Previous version' });
  const next = thread(page).getByRole('button', { name: 'Next version' });
  const shows = async (place: string, answer: string) => {
    await expect(thread(page).getByText(place)).toBeVisible();
    await expect(thread(page).getByText(/the \w+ try/)).toHaveText([answer]);
  };
  await shows('3 / 3', 'the third try');
  await expect(next).toBeDisabled();
  await previous.click();
  await shows('2 / 3', 'the second try');
  await expect(next).toBeEnabled();
  await previous.click();
  await shows('1 / 3', 'the first try');
  await expect(previous).toBeDisabled();
  await next.click();
  await shows('2 / 3', 'the second try');
  await page.reload();
  await shows('2 / 3', 'the second try');
  await next.click();
  await shows('3 / 3', 'the third try');
});
