import { expect, type Locator, type Page, test } from '@playwright/test';
import { createProject, ended, enterProject, say, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

const COUNT = 3_000;

/** A chat of thousands of messages, put in by import. */
async function longChat(page: Page): Promise<string> {
  const name = `Long ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  const project = new URL(page.url()).pathname.split('/').at(-1);
  const id = (index: number) => `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  const messages = Array.from({ length: COUNT }, (_, index) => ({
    id: id(index),
    ...(index > 0 && { parent_id: id(index - 1) }),
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: `message ${index}\n\n${'Rye and water. '.repeat(index % 7)}`,
    created_at: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString(),
    status: 'completed',
  }));
  const chat = {
    format: 'open-codex-chat',
    version: 1,
    name: 'A long one',
    created_at: '2026-01-01T00:00:00Z',
    active_message_id: id(COUNT - 1),
    messages,
  };
  const response = await page.request.post(`./api/v1/import?project_id=${project}`, { data: chat });
  expect(response.status()).toBe(200);
  const { chat_ids: chats } = await response.json();
  const address = `./projects/${project}/chats/${chats[0]}`;
  await page.goto(address);
  return address;
}

/** Where a line of a message stands in the window, once nothing scrolls any more. */
async function place(line: Locator): Promise<number> {
  const top = () => line.evaluate((element) => element.getBoundingClientRect().top);
  let before: number;
  let now = await top();
  do {
    before = now;
    await line.page().waitForTimeout(150);
    now = await top();
  } while (now !== before);
  return now;
}

const drawn = (page: Page) => thread(page).getByRole('article').count();
const text = (index: number) => `message ${index}`;

test('a long chat opens at its end, and only what is in sight is drawn', async ({ page }) => {
  await longChat(page);
  await expect(thread(page).getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
  expect(await drawn(page)).toBeLessThan(40);
});

test('scrolling up reads on, and a button leads back', async ({ page }) => {
  await longChat(page);
  const log = thread(page);
  await expect(log.getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
  await log.hover();
  const first = async () =>
    Number(
      (
        await log
          .getByText(/^message \d+$/)
          .first()
          .textContent()
      )?.split(' ')[1],
    );
  const before = await first();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -2_000);
      return first();
    })
    .toBeLessThan(before - 150);
  expect(await drawn(page)).toBeLessThan(60);

  await page.getByRole('button', { name: 'Jump to latest' }).click();
  await expect(log.getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
});

test('an answer is followed to its end in a long chat, and let go by scrolling up', async ({ page }) => {
  await longChat(page);
  await expect(thread(page).getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
  await script({ chunks: Array.from({ length: 80 }, (_, index) => `line ${index}\n\n`) });
  await say(page, 'Go on');
  await ended(page);
  await expect(thread(page).getByText('line 79')).toBeInViewport();
  await thread(page).hover();
  await page.mouse.wheel(0, -400);
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this chat' }).fill('"message 1235"');
  await expect(thread(page).getByText(text(1235), { exact: true })).toBeInViewport();
});

test('what is in sight stays where it is when a page of earlier messages comes before it', async ({ page }) => {
  await longChat(page);
  const log = thread(page);
  await expect(log.getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
  const held: (() => Promise<void>)[] = [];
  await page.route(/\/messages\?.*before=/, (route) => {
    held.push(() => route.continue());
  });
  await log.hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -2_000);
      return held.length;
    })
    .toBe(1);
  await expect(page.getByRole('button', { name: 'Loading earlier messages…' })).toBeInViewport();
  // Those that were asked have more in the same paragraph; those that answer are every second one.
  const name =
    (await log
      .getByText(/^message \d*[13579]$/)
      .first()
      .textContent()) ?? '';
  const first = log.getByText(name, { exact: true });
  await expect(first).toBeInViewport();
  const y = await place(first);
  await held[0]?.();
  await expect(log.getByText(text(Number(name.split(' ')[1]) - 2), { exact: true })).toBeAttached();
  expect(Math.abs((await place(first)) - y)).toBeLessThan(2);
});

test('what is in sight stays where it is while an answer grows below it', async ({ page }) => {
  await longChat(page);
  const log = thread(page);
  await expect(log.getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
  await script({ chunks: Array.from({ length: 60 }, (_, index) => `line ${index}\n\n`), gated: true });
  await say(page, 'Go on');
  await release(30);
  await expect(log.getByText('line 29', { exact: true })).toBeInViewport();
  await log.hover();
  await page.mouse.wheel(0, -300);
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
  const line = log.getByText('line 18', { exact: true });
  await expect(line).toBeInViewport();
  const y = await place(line);
  await release(30);
  await expect(log.getByText('line 59', { exact: true })).toBeAttached();
  expect(Math.abs((await place(line)) - y)).toBeLessThan(2);
  await ended(page);
  expect(Math.abs((await place(line)) - y)).toBeLessThan(2);
});
