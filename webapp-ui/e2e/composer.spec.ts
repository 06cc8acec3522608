import { expect, type Page, test } from '@playwright/test';
import { composer, ended, openChat, say, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

const streaming = (page: Page) => page.getByTestId('streaming-answer');

test('a draft is there when its chat is opened in a new tab', async ({ page, context }) => {
  const chat = await openChat(page, 'Draft');
  await composer(page).fill('not yet');
  await page.close();
  const later = await context.newPage();
  await later.goto(chat);
  await expect(composer(later)).toHaveValue('not yet');
});

test('arrow up brings back what was sent', async ({ page }) => {
  await openChat(page, 'Recall');
  for (const text of ['first', 'second']) {
    await script({ chunks: ['ok'] });
    await say(page, text);
    await ended(page);
  }
  await composer(page).press('ArrowUp');
  await expect(composer(page)).toHaveValue('second');
  await composer(page).press('ArrowUp');
  await expect(composer(page)).toHaveValue('first');
});

test('how much of the window is taken is told while one writes', async ({ page }) => {
  await page.route('**/api/v1/providers/*/models', (route) =>
    route.fulfill({
      json: {
        models: [{ id: 'scripted-model', context_window: 1_000, parameters: [], source: 'catalogue' }],
        problem: null,
      },
    }),
  );
  await openChat(page, 'Window');
  await expect(page.getByText(/tokens of/)).toBeHidden();
  await composer(page).fill('x'.repeat(400));
  await expect(page.getByText('About 100 tokens of 1K')).toBeVisible();
  await composer(page).fill('x'.repeat(8_000));
  await expect(page.getByText(/the oldest messages will not be sent/)).toBeVisible();
});

test('what is sent while an answer runs waits for its end, and can be taken back', async ({ page }) => {
  await openChat(page, 'Queue');
  await script({ chunks: ['first answer'], gated: true });
  await script({ chunks: ['second answer'] });
  await say(page, 'First');
  await expect(streaming(page)).toBeVisible();
  await composer(page).fill('Second');
  await composer(page).press('Enter');
  await composer(page).fill('Third');
  await composer(page).press('Enter');
  await expect(thread(page).getByText('Sent when the answer has ended')).toHaveCount(2);
  await thread(page).getByRole('button', { name: 'Take back' }).last().click();
  await expect(composer(page)).toHaveValue('Third');
  await expect(thread(page).getByText('Sent when the answer has ended')).toHaveCount(1);

  await release();

  await expect(thread(page).getByText('second answer')).toBeVisible();
  await ended(page);
  await page.reload();
  await expect(thread(page).getByRole('article')).toHaveCount(4);
  await expect(composer(page)).toHaveValue('Third');
});

test('what waits in a tab that is closed is in the field of the next that opens the chat', async ({
  page,
  context,
}) => {
  await openChat(page, 'Closed');
  await script({ chunks: ['first answer'], gated: true });
  await script({ chunks: ['second answer'] });
  await say(page, 'First');
  await expect(streaming(page)).toBeVisible();
  await say(page, 'Second');
  await expect(thread(page).getByText('Sent when the answer has ended')).toHaveCount(1);
  const chat = page.url();
  // The tab, which keeps it from the next, goes with its page.
  const next = await context.newPage();
  await page.close({ runBeforeUnload: true });
  await next.goto(chat);
  await expect(composer(next)).toHaveValue('Second');
  await expect(thread(next).getByText('Sent when the answer has ended')).toBeHidden();
  await release();
  await ended(next);
  await composer(next).press('Enter');
  await expect(thread(next).getByText('second answer')).toBeVisible();
  await ended(next);
  await expect(thread(next).getByRole('article')).toHaveCount(4);
});

test('Esc stops an answer before its first word, wherever the focus is', async ({ page }) => {
  await openChat(page, 'Early stop');
  await script({ chunks: ['never'], gated: true });
  await say(page, 'Wait');
  await expect(streaming(page)).toBeVisible();
  await thread(page).focus();
  await page.keyboard.press('Escape');
  await ended(page);
  await expect(thread(page).getByText('You stopped this answer.')).toBeVisible();
});

test('the palette stops an answer, and looks for words in the chat', async ({ page }) => {
  await openChat(page, 'By command');
  await script({ chunks: ['some words', ' never said'], gated: true });
  await say(page, 'Go on');
  await release();
  await expect(thread(page)).toContainText('some words');
  const run = async (command: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(command);
    await page.getByRole('option', { name: command, exact: true }).click();
  };
  await run('Stop the answer');
  await ended(page);
  await expect(thread(page).getByText('You stopped this answer.')).toBeVisible();
  await run('Find in this chat');
  await expect(page.getByRole('textbox', { name: 'Find in this chat' })).toBeFocused();
});
