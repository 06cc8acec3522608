import { chromium, expect, test } from '@playwright/test';
import { ended, openChat, say, thread } from './pages';
import { HOST, openDoor } from './plain-http';
import { release, reset, script } from './rig';

test.beforeEach(reset);

test('all works on plain http, where there is no secure context: ids, hashes and copying', async ({
  baseURL,
  viewport,
}) => {
  const door = await openDoor(baseURL ?? '');
  const { launchOptions } = test.info().project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  });
  try {
    const at = new URL(baseURL ?? '');
    at.hostname = HOST;
    at.port = String(door.port);
    const page = await browser.newPage({ baseURL: at.href, viewport: viewport ?? null });
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await openChat(page, 'Plain http');
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID, typeof navigator.clipboard])).toEqual([
      false,
      'undefined',
      'undefined',
    ]);
    await script({ chunks: ['one ', 'two ', '`three`'], gated: true });
    await say(page, 'Count');
    await release(2);
    await expect(page.getByTestId('streaming-answer')).toContainText('one two');
    // Read again from where it was: the text so far is compared by its hash.
    await page.reload();
    await release();
    await expect(thread(page)).toContainText('one two three');
    await ended(page);
    expect(sockets.filter((url) => url.includes('/stream')).length).toBeGreaterThan(1);

    await thread(page).getByRole('button', { name: 'Copy answer as Markdown' }).focus();
    await page.keyboard.press('Enter');
    await expect(thread(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.press('Control+v');
    await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('one two `three`');
  } finally {
    await browser.close();
    door.close();
  }
});
