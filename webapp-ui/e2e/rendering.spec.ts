import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { ended, openChat, say, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

const answer = (page: Page) => thread(page).getByRole('article', { name: 'Answer' });

test('all of GFM is shown: headings, lists, tasks, quotes, tables, struck out words, links, notes', async ({
  page,
}) => {
  await openChat(page, 'GFM');
  const text =
    '# Bread\n\n**strong** _soft_ ~~gone~~ `inline` [named](https://jakarta.ee) https://example.org/bare\n\n' +
    '1. first\n2. second\n   - inner\n\n- [x] weighed\n- [ ] baked\n\n> quoted\n\n' +
    '| left | right |\n|:--|--:|\n| a | 1 |\n\nA note.[^1]\n\n[^1]: Of rye.\n\n[by name][n]\n\n[n]: https://example.org/named\n\n---\n\n<b>no HTML</b>\n';
  await script({ chunks: [text] });
  await say(page, 'Show');
  await ended(page);
  const shown = answer(page);
  await expect(shown.getByRole('heading', { name: 'Bread' })).toBeVisible();
  await expect(shown.locator('strong')).toHaveText('strong');
  await expect(shown.locator('del')).toHaveText('gone');
  await expect(shown.getByRole('link', { name: 'named' })).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(shown.getByRole('link', { name: 'https://example.org/bare' })).toBeVisible();
  await expect(shown.locator('ol > li')).not.toHaveCount(0);
  await expect(shown.locator('ol ul > li')).toHaveText('inner');
  await expect(shown.getByRole('checkbox', { name: 'Done' })).toBeChecked();
  await expect(shown.getByRole('checkbox', { name: 'Open' })).not.toBeChecked();
  await expect(shown.locator('blockquote')).toHaveText('quoted');
  await expect(shown.getByRole('cell', { name: '1' })).toHaveCSS('text-align', 'right');
  await expect(shown.locator('sup')).toHaveText('1');
  await expect(shown.getByRole('listitem').filter({ hasText: 'Of rye.' })).toBeVisible();
  await expect(shown.getByRole('link', { name: 'by name' })).toHaveAttribute('href', 'https://example.org/named');
  await expect(shown.getByText('<b>no HTML</b>')).toBeVisible();
  const href = page.url();
  await shown.getByRole('link', { name: 'Footnote 1' }).click();
  await expect(shown.getByRole('listitem').filter({ hasText: 'Of rye.' })).toBeFocused();
  await shown.getByRole('link', { name: 'Back to reference 1' }).click();
  await expect(shown.getByRole('link', { name: 'Footnote 1' })).toBeFocused();
  expect(page.url()).toBe(href);
});

test('formulas are set, in a line and on their own, and prices are none', async ({ page }) => {
  await openChat(page, 'Formulas');
  await script({ chunks: ['It costs $5 or $6.\n\nThen $a^2$ holds.\n\n$$\n\\frac{1}{2}\n$$\n'] });
  await say(page, 'Reckon');
  await ended(page);
  await expect(answer(page).locator('.katex')).toHaveCount(2);
  await expect(answer(page).locator('.katex-display')).toHaveCount(1);
  await expect(answer(page)).toContainText('It costs $5 or $6.');
});

test('a wide table scrolls by itself, and the page does not', async ({ page }) => {
  await openChat(page, 'Table');
  const row = (text: string) => `| ${Array.from({ length: 30 }, (_, index) => `${text} ${index}`).join(' | ')} |\n`;
  await script({ chunks: [row('column'), `|${'---|'.repeat(30)}\n`, row('value')] });
  await say(page, 'Tabulate');
  await ended(page);
  const table = answer(page).getByRole('group', { name: 'Table' });
  expect(await table.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await table.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});

test('what a model thinks is folded away, while it thinks and after', async ({ page }) => {
  await openChat(page, 'Reasoning');
  await script({ reasoning: ['First the ', 'flour.'], chunks: ['Then the water.'], gated: true });
  await say(page, 'Think');
  await expect(page.getByTestId('streaming-answer').getByText('Thinking…')).toBeVisible();
  await expect(thread(page).getByText('First the flour.')).toBeHidden();
  await release();
  await ended(page);
  await expect(answer(page)).toContainText('Then the water.');
  await answer(page).getByText('Thoughts').click();
  await expect(thread(page).getByText('First the flour.')).toBeVisible();
  await page.reload();
  await expect(answer(page)).toContainText('Then the water.');
  await expect(thread(page).getByText('First the flour.')).toBeHidden();
});

test('code is coloured, and copied as it is', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openChat(page, 'Colours');
  const code = 'record Dough(int flour) {\n    // rye\n}';
  await script({ chunks: [`\`\`\`java\n${code}\n\`\`\`\n`] });
  await say(page, 'Write');
  await ended(page);
  const block = answer(page).getByRole('group', { name: 'Code, java' });
  const colours = () =>
    block.locator('span span').evaluateAll((all) => new Set(all.map((each) => getComputedStyle(each).color)).size);
  await expect.poll(colours).toBeGreaterThan(2);
  await answer(page).getByRole('button', { name: 'Copy code' }).click();
  await expect(answer(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test('an answer looks the same while it is written, when it has ended, and when it is read again', async ({ page }) => {
  await openChat(page, 'One renderer');
  const text =
    '## A part\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet x = 1;\n```\n\n$$x^2$$\n\nThe end.';
  await script({ chunks: [...(text.match(/[\s\S]{1,9}/g) ?? []), ' '], gated: true });
  await say(page, 'Write');
  const prose = thread(page).locator('.prose-thread').last();
  const shape = () =>
    prose.evaluate((element) => {
      const copy = element.cloneNode(true) as Element;
      // Colours come when they are there.
      for (const code of copy.querySelectorAll('pre code')) {
        code.textContent = code.textContent ?? '';
      }
      return copy.innerHTML;
    });
  await release(Math.ceil(text.length / 9));
  await expect(prose).toContainText('The end.');
  await expect(prose.locator('.katex')).toBeVisible();
  const growing = await shape();
  await release();
  await ended(page);
  expect(await shape()).toBe(growing);
  await page.reload();
  await expect(prose.locator('.katex')).toBeVisible();
  expect(await shape()).toBe(growing);
});

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
