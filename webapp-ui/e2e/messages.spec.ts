import { expect, type Page, test } from '@playwright/test';
import { ended, openChat, say, thread } from './pages';
import { listModels, release, reset, script } from './rig';

test.beforeEach(reset);

async function exchange(page: Page, question: string, answer: string): Promise<void> {
  await script({ chunks: [answer] });
  await say(page, question);
  await ended(page);
  await expect(thread(page)).toContainText(answer);
}

const answerMenu = (page: Page) => page.getByRole('button', { name: 'More for this answer' });
const questionMenu = (page: Page) => page.getByRole('button', { name: 'More for this message' });
const choose = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();

test('a message is deleted with what follows, in every tab, and comes back', async ({ page, context }) => {
  const chat = await openChat(page, 'Delete');
  await exchange(page, 'One', 'the first answer');
  await exchange(page, 'Two', 'the second answer');
  const other = await context.newPage();
  await other.goto(chat);
  await expect(thread(other)).toContainText('the second answer');

  await questionMenu(page).last().focus();
  await questionMenu(page).last().press('Enter');
  await choose(page, 'Delete with what follows');
  for (const tab of [page, other]) {
    await expect(thread(tab)).not.toContainText('Two');
    await expect(thread(tab)).not.toContainText('the second answer');
    await expect(thread(tab)).toContainText('the first answer');
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const tab of [page, other]) {
    await expect(thread(tab)).toContainText('the second answer');
  }
});

test('where an answer was deleted, one is asked for anew', async ({ page }) => {
  await openChat(page, 'Anew');
  await exchange(page, 'One', 'the first try');
  await answerMenu(page).focus();
  await answerMenu(page).press('Enter');
  await choose(page, 'Delete with what follows');
  await expect(thread(page)).not.toContainText('the first try');
  await script({ chunks: ['the second try'] });
  await page.getByRole('button', { name: 'Get an answer' }).click();
  await expect(thread(page)).toContainText('the second try');
  await expect(thread(page)).toContainText('One');
  await ended(page);
});

test('a chat is forked from a message', async ({ page }) => {
  const chat = await openChat(page, 'Fork');
  await exchange(page, 'One', 'the first answer');
  await exchange(page, 'Two', 'the second answer');
  await answerMenu(page).first().focus();
  await answerMenu(page).first().press('Enter');
  await choose(page, 'Fork from here');
  await expect(page).not.toHaveURL(chat);
  await expect(thread(page)).toContainText('the first answer');
  await expect(thread(page)).not.toContainText('the second answer');
  await exchange(page, 'Three', 'the third answer');
  await page.goto(chat);
  await expect(thread(page)).toContainText('the second answer');
  await expect(thread(page)).not.toContainText('the third answer');
});

test('an answer is rated, in every tab', async ({ page, context }) => {
  const chat = await openChat(page, 'Rate');
  await exchange(page, 'One', 'the answer');
  const other = await context.newPage();
  await other.goto(chat);
  const good = (tab: Page) => tab.getByRole('button', { name: 'Good answer' });
  await good(page).focus();
  await good(page).press('Enter');
  await expect(good(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(good(other)).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(good(page)).toHaveAttribute('aria-pressed', 'true');
  await good(page).press('Enter');
  await expect(good(other)).toHaveAttribute('aria-pressed', 'false');
});

test('an answer is rated badly, and then well, never both, in every tab', async ({ page, context }) => {
  const chat = await openChat(page, 'Rate badly');
  await exchange(page, 'One', 'the answer');
  const other = await context.newPage();
  await other.goto(chat);
  const rated = async (good: boolean, bad: boolean) => {
    for (const tab of [page, other]) {
      await expect(tab.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', String(good));
      await expect(tab.getByRole('button', { name: 'Bad answer' })).toHaveAttribute('aria-pressed', String(bad));
    }
  };
  await rated(false, false);
  await page.getByRole('button', { name: 'Bad answer' }).press('Enter');
  await rated(false, true);
  await page.reload();
  await rated(false, true);
  await page.getByRole('button', { name: 'Good answer' }).press('Enter');
  await rated(true, false);
  await other.getByRole('button', { name: 'Bad answer' }).press('Enter');
  await rated(false, true);
  await other.getByRole('button', { name: 'Bad answer' }).press('Enter');
  await rated(false, false);
});

test('an answer is copied as Markdown and as plain text', async ({ page }) => {
  // As on plain http, where there is no clipboard interface.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => {
      const area = document.activeElement as HTMLTextAreaElement;
      (window as unknown as { copied: string }).copied = area.value;
    });
  });
  await openChat(page, 'Copy');
  await script({ chunks: ['Some **bold** text'] });
  await say(page, 'One');
  await ended(page);
  const copied = () => page.evaluate(() => (window as unknown as { copied: string }).copied);
  await page.getByRole('button', { name: 'Copy answer as Markdown' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(copied).toBe('Some **bold** text');
  await answerMenu(page).focus();
  await answerMenu(page).press('Enter');
  await choose(page, 'Copy as plain text');
  await expect.poll(copied).toBe('Some bold text');
});

test('another model answers, this once', async ({ page }) => {
  await listModels('rig-model', 'another-model');
  await openChat(page, 'Model');
  await exchange(page, 'One', 'by the usual model');
  await script({ chunks: ['by another model'] });
  await answerMenu(page).focus();
  await answerMenu(page).press('Enter');
  await choose(page, 'Regenerate with…');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Model').fill('another-model');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Answer with it' }).click();
  await expect(thread(page)).toContainText('by another model');
  await expect(thread(page).getByRole('article', { name: 'Answer' })).toContainText('another-model');
  await expect(thread(page)).toContainText('2 / 2');
});

test('what is edited while another tab is answered waits for that, and nothing is lost', async ({ page, context }) => {
  const chat = await openChat(page, 'At once');
  await exchange(page, 'One', 'the first answer');
  const other = await context.newPage();
  // It hears of nothing until it has sent something itself.
  let deaf = false;
  const missed: (() => void)[] = [];
  await other.routeWebSocket(/\/stream/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => (deaf ? missed.push(() => socket.send(message)) : socket.send(message)));
    socket.onMessage((message) => {
      server.send(message);
      if (String(message).includes('"type":"message"')) {
        deaf = false;
        for (const hear of missed.splice(0)) {
          hear();
        }
      }
    });
  });
  await other.goto(chat);
  await expect(thread(other)).toContainText('the first answer');
  deaf = true;
  await script({ chunks: ['the second answer'], gated: true });
  await say(page, 'Two');
  await expect(page.getByTestId('streaming-answer')).toBeVisible();
  const question = thread(other).getByRole('article', { name: 'You' }).first();
  await question.getByRole('button', { name: 'Edit message' }).focus();
  await other.keyboard.press('Enter');
  await script({ chunks: ['another first answer'] });
  await thread(other).getByRole('textbox', { name: 'Edit the message' }).fill('One, differently');
  await other.keyboard.press('Enter');
  await expect(thread(other).getByText('Sent when the answer has ended')).toBeVisible();
  await release();
  for (const tab of [page, other]) {
    await expect(thread(tab)).toContainText('another first answer');
    await ended(tab);
    await expect(thread(tab)).not.toContainText('Two');
    await expect(thread(tab)).toContainText('2 / 2');
  }
  await thread(page).getByRole('button', { name: 'Previous version' }).first().focus();
  await page.keyboard.press('Enter');
  for (const tab of [page, other]) {
    await expect(thread(tab)).toContainText('the second answer');
  }
});

test('an answer that was stopped goes on', async ({ page }) => {
  await openChat(page, 'Goes on');
  await script({ chunks: ['It begins', ' never'], gated: true });
  await say(page, 'A long story');
  await release();
  await expect(page.getByTestId('streaming-answer')).toContainText('It begins');
  await page.keyboard.press('Escape');
  await ended(page);
  await script({ chunks: [' and ends.'] });
  await thread(page).getByRole('button', { name: 'Continue' }).click();
  await expect(thread(page).getByText('It begins and ends.')).toBeVisible();
  await ended(page);
  await page.reload();
  await expect(thread(page).getByText('It begins and ends.')).toBeVisible();
});
