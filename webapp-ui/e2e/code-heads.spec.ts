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
  const figures = thread(page).locator('figure');
  const last = (await figures.count()) - 1;
  /** How far below the edge of the thread the head and the lines of a block are, at one moment. */
  const place = (block: number) =>
    figures.nth(block).evaluate((figure) => {
      const top = (element: Element | null) => element?.getBoundingClientRect().top ?? 0;
      const edge = top(figure.closest('[role=log]'));
      return { head: top(figure.querySelector('figcaption')) - edge, lines: top(figure.querySelector('pre')) - edge };
    });
  // The end of the last one is in sight, once it is drawn and followed, and its beginning above.
  await expect(async () => {
    const { head, lines } = await place(last);
    expect(lines).toBeLessThan(0);
    expect(Math.abs(head)).toBeLessThan(2);
  }).toPass();
  await thread(page).hover();
  // Until the short one above it is wholly in sight.
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -200);
      return (await place(last - 1)).lines;
    })
    .toBeGreaterThan(100);
  for (const block of [last - 1, last]) {
    const { head, lines } = await place(block);
    expect(head).toBeLessThan(lines);
  }
});
