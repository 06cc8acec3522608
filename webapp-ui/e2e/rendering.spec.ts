import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { ended, openChat, say, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

test('a diagram is drawn in a frame of its own', async ({ page }) => {
  await openChat(page, 'Diagram');
  await script({ chunks: ['```mermaid\ngraph TD\n  Flour --> Dough\n', '  Water --> Dough\n```\n'] });
  await say(page, 'Draw');
  await ended(page);
  const frame = thread(page).frameLocator('iframe[title="Diagram"]');
  await expect(frame.locator('svg')).toContainText('Dough');
  await expect(thread(page).locator('iframe')).toHaveAttribute('sandbox', 'allow-scripts');
  await page.getByRole('button', { name: 'Show the source' }).click();
  await expect(thread(page)).toContainText('Flour --> Dough');
});

test('a diagram that is wrong says so, with its source', async ({ page }) => {
  await openChat(page, 'No diagram');
  await script({ chunks: ['```mermaid\ngraph TD\n  Flour --> --> ]]\n```\n'] });
  await say(page, 'Draw');
  await ended(page);
  await expect(thread(page)).toContainText('The diagram could not be drawn');
  await expect(thread(page)).toContainText('Flour --> -->');
});

test('code is kept as a file, and wrapped', async ({ page }) => {
  await openChat(page, 'Code');
  const code = `print("${'x'.repeat(300)}")`;
  await script({ chunks: [`\`\`\`python\n${code}\n\`\`\`\n`] });
  await say(page, 'Write');
  await ended(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save code as a file' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('code.py');
  expect(await readFile(await file.path(), 'utf8')).toBe(code);
  const block = page.getByRole('group', { name: 'Code, python' });
  const overflows = () => block.evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(await overflows()).toBe(true);
  await page.getByRole('button', { name: 'Wrap long lines' }).click();
  expect(await overflows()).toBe(false);
});

test('long code is folded when it is seen again', async ({ page }) => {
  await openChat(page, 'Long code');
  const lines = Array.from({ length: 300 }, (_, index) => `line ${index + 1}`);
  await script({ chunks: [`\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`] });
  await say(page, 'Write');
  await ended(page);
  await page.reload();
  const block = page.getByRole('group', { name: 'Code, text' });
  await expect(block).toBeVisible();
  const height = () => block.evaluate((element) => element.clientHeight);
  const folded = await height();
  await page.getByRole('button', { name: 'Show all 300 lines' }).click();
  expect(await height()).toBeGreaterThan(folded * 5);
});

test('a picture of another host is fetched only by a click', async ({ page, context }) => {
  await context.route('https://pictures.example/**', (route) => route.fulfill({ body: 'a picture' }));
  await openChat(page, 'Picture');
  await script({ chunks: ['![a loaf](https://pictures.example/loaf.png)'] });
  await say(page, 'Show');
  await ended(page);
  const link = thread(page).getByRole('link', { name: /a loaf · pictures.example/ });
  await expect(link).toBeVisible();
  const opened = context.waitForEvent('page');
  await link.click();
  expect((await opened).url()).toBe('https://pictures.example/loaf.png');
});
