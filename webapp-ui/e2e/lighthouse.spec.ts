import { chromium, expect, type Page, test } from '@playwright/test';
import lighthouse from 'lighthouse';
import { ended, openChat, say } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

const PORT = 9_337;

const RICH =
  '# A title\n\nSome **bold** text, `code` and a [link to read](https://jakarta.ee).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n' +
  '```java\nrecord Point(int x, int y) {}\n```\n\n![a loaf](https://pictures.example/loaf.png)\n\n$$\n\\frac{1}{2}\n$$\n';

/** A chat with all that an answer may hold; returns its address. */
async function filledChat(page: Page): Promise<string> {
  const chat = await openChat(page, 'Lighthouse');
  await script({ chunks: [RICH] });
  await say(page, 'Show everything');
  await ended(page);
  return chat;
}

test('Lighthouse finds nothing against accessibility and best practices', async ({ page, baseURL }) => {
  test.setTimeout(300_000);
  const chat = await filledChat(page);
  const project = chat.replace(/\/chats\/.*/, '');
  const { launchOptions } = test.info().project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), `--remote-debugging-port=${PORT}`],
  });
  try {
    const pages = ['', 'search?q=everything', 'usage', 'providers'].map((path) => new URL(path, baseURL).href);
    for (const url of [...pages, project, chat]) {
      const result = await lighthouse(url, {
        port: PORT,
        logLevel: 'error',
        onlyCategories: ['accessibility', 'best-practices'],
      });
      const { categories, audits } = result?.lhr ?? { categories: {}, audits: {} };
      const failed = Object.values(audits).filter(({ score }) => score !== null && score < 1);
      expect
        .soft({
          url,
          scores: Object.values(categories).map(({ id, score }) => `${id}: ${(score ?? 0) * 100}`),
          failed: failed.map(
            ({ id, displayValue, details }) =>
              `${id} ${displayValue ?? ''} ${JSON.stringify(details ?? '').slice(0, 400)}`,
          ),
        })
        .toEqual({ url, scores: ['accessibility: 100', 'best-practices: 100'], failed: [] });
    }
  } finally {
    await browser.close();
  }
});
