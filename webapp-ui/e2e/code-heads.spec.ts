import { expect, test } from '@playwright/test';
import { ended, openChat, say, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

test('the head of code is above its lines, and stays in sight while they scroll by', async ({ page }) => {
  await openChat(page, 'Heads');
  const code = (count: number) =>
    `\`\`\`text\n${Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n')}\n\`\`\`\n`;
  for (const count of [50, 2, 50]) {
    await script({ chunks: [code(count)] });
    await say(page, `Write ${count}`);
    await ended(page);
  }
  const log = (await thread(page).boundingBox())?.y ?? 0;
  const top = async (block: number, part: string) =>
    Math.round((await thread(page).locator('figure').nth(block).locator(part).boundingBox())?.y ?? 0);
  const figures = await thread(page).locator('figure').count();
  // The end of the last one is in sight, and its beginning above.
  expect(await top(figures - 1, 'pre')).toBeLessThan(log);
  expect(Math.abs((await top(figures - 1, 'figcaption')) - log)).toBeLessThan(2);
  await thread(page).hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -200);
      return top(figures - 1, 'pre');
    })
    .toBeGreaterThan(log + 100);
  for (const block of [figures - 2, figures - 1]) {
    expect(await top(block, 'figcaption')).toBeLessThan(await top(block, 'pre'));
  }
});
