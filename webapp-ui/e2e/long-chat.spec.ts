import { expect, type Page, test } from '@playwright/test';
import { createProject, ended, enterProject, say, thread } from './pages';
import { reset, script } from './rig';

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

const drawn = (page: Page) => thread(page).getByRole('article').count();
const text = (index: number) => `message ${index}`;

test('a long chat opens at its end, and only what is in sight is drawn', async ({ page }) => {
  await longChat(page);
  await expect(thread(page).getByText(text(COUNT - 1), { exact: true })).toBeInViewport();
  expect(await drawn(page)).toBeLessThan(40);
});

test('scrolling up reads on, and what is in sight stays where it is', async ({ page }) => {
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

  // Whatever is read meanwhile comes above, and moves nothing.
  const anchor = log.getByText(/^message \d+$/).nth(3);
  const name = (await anchor.textContent()) ?? '';
  const place = async () => (await log.getByText(name, { exact: true }).boundingBox())?.y ?? 0;
  const y = await place();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)))),
  );
  expect(Math.abs((await place()) - y)).toBeLessThan(2);

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
