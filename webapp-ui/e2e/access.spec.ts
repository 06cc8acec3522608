import { expect, type Page, test } from '@playwright/test';
import { composer, createProject, ended, enterProject, openChat, say, thread } from './pages';
import { release, reset, script } from './rig';

test.beforeEach(reset);

/** No page has more that can be focused. */
const MOST_TABS = 80;

/** Moves on by Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  let at = '';
  for (let i = 0; i < MOST_TABS && !name.test(at); i += 1) {
    await page.keyboard.press('Tab');
    at = await page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  }
  expect(at).toMatch(name);
  // It can be seen.
  const outline = await page.evaluate(() => {
    const { activeElement: at } = document;
    return at ? getComputedStyle(at).outlineStyle + getComputedStyle(at, '::after').outlineStyle : '';
  });
  expect(outline).toContain('solid');
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a project is made, and a question asked and asked differently, by keyboard alone', async ({ page }) => {
  await page.goto('./');
  // Once it is known whether there are any: until then it is drawn as if there were.
  await expect(
    page
      .getByRole('main')
      .getByRole('listitem')
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible();
  await tabTo(page, /^New project$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
  await page.keyboard.type(`By keyboard ${Date.now()}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/projects\//);
  await expect(page.getByRole('heading', { name: 'Start the first chat' })).toBeVisible();
  await tabTo(page, /^New chat$/);
  await page.keyboard.press('Enter');
  await expect(composer(page)).toBeFocused();
  await script({ chunks: ['the first answer'] });
  await page.keyboard.type('How?');
  await page.keyboard.press('Enter');
  await expect(thread(page)).toContainText('the first answer');
  await ended(page);
  await thread(page).focus();
  await tabTo(page, /^Edit message$/);
  await page.keyboard.press('Enter');
  await script({ chunks: ['the second answer'] });
  await page.keyboard.type(' And why?');
  await page.keyboard.press('Enter');
  await expect(thread(page)).toContainText('the second answer');
  await ended(page);
  await expect(page.getByRole('button', { name: 'Previous version' })).toBeVisible();
  // What was edited has given way to another row, and one reads on from there.
  await expect(thread(page)).toBeFocused();
  await tabTo(page, /^Previous version$/);
  await page.keyboard.press('Enter');
  await expect(thread(page)).toContainText('the first answer');
  await expect(page.getByRole('button', { name: 'Next version' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(thread(page)).toContainText('the second answer');
  await expect(page.getByRole('button', { name: 'Previous version' })).toBeFocused();
});

test('a dialog keeps the focus, and gives it back to where it came from', async ({ page }) => {
  await createProject(page, `Focus ${Date.now()}`);
  await page.goto('./');
  for (const [opens, title] of [
    ['New project', 'New project'],
    ['Import', 'Import'],
    ['Preferences', 'Preferences'],
  ] as const) {
    const button = page.getByRole('button', { name: opens, exact: true }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    // As fast as a held key, so that one comes before the guards at the ends have acted upon the one before.
    for (const key of ['Tab', 'Shift+Tab']) {
      await Promise.all(Array.from({ length: 40 }, () => page.keyboard.press(key)));
      await expect.poll(() => dialog.evaluate((own) => own.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test('a screen reader hears that an answer starts, its sentences, and its end, and no more', async ({ page }) => {
  await openChat(page, 'Heard');
  // The page's own name is said some time after it is there.
  await expect(page.getByText(/^New chat – Heard .* – Open Codex$/)).toBeAttached();
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    const told = (node: Node) => {
      const region = (node instanceof Element ? node : node.parentElement)?.closest('[aria-live=polite],[role=status]');
      const words = region?.textContent?.trim();
      if (words && words !== heard.at(-1)) {
        heard.push(words);
      }
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        told(target);
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const words = Array.from({ length: 40 }, (_, index) => `word${index} `);
  await script({ chunks: [...words, 'and an end. ', 'A last one.'] });
  await say(page, 'Read to me');
  await ended(page);
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(heard, { timeout: 30_000 }).toContain('Answer complete');
  const all = await heard();
  expect(all[0]).toBe('Answer started');
  expect(all.join(' ')).toContain('A last one.');
  // Sentences, not pieces.
  expect(all.length).toBeLessThan(8);
  // The thread itself is silent, and busy while the answer grows.
  await expect(thread(page)).toHaveAttribute('aria-live', 'off');
});

test('nothing moves for those who do not want it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openChat(page, 'Calm');
  await script({ chunks: ['one ', 'two'], gated: true });
  await say(page, 'Slowly');
  await release();
  await expect(page.getByTestId('streaming-answer')).toContainText('one');
  const moving = () =>
    page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > 1)
          .length,
    );
  expect(await moving()).toBe(0);
  await release();
  await ended(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await moving()).toBe(0);
});

test.describe('at 200 %', () => {
  test('every page fits, and nothing has to be scrolled sideways', async ({ page }) => {
    // A window of the same pixels has half as many of CSS's.
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
    const half = { width: Math.max(320, width / 2), height: Math.round(height / 2) };
    const name = `A name of a project that is long enough to be cut somewhere ${Date.now()}`;
    await createProject(page, name);
    await enterProject(page, name);
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(composer(page)).toBeVisible();
    await script({ chunks: ['| a | b |\n|---|---|\n', `| ${'wide'.repeat(60)} | 2 |\n\n`, 'w'.repeat(400)] });
    await say(page, 'q'.repeat(400));
    await ended(page);
    const chat = page.url();
    await page.setViewportSize(half);
    for (const address of [chat, './', 'usage', 'providers', 'search?q=wide', 'nowhere']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      expect(await overflow(page), address).toBe(0);
    }
    await page.goto(chat);
    // There is room to read and to write.
    const box = await thread(page).boundingBox();
    expect(box?.height).toBeGreaterThan(100);
    await expect(composer(page)).toBeInViewport();
  });
});

test('what is written from right to left is shown so, and the app can be too', async ({ page }) => {
  await openChat(page, 'Right to left');
  await script({ chunks: ['שלום עולם\n\n', '- אחת\n- שתיים\n\n', '```js\nlet x = 1;\n```\n'] });
  await say(page, 'مرحبا بالعالم');
  await ended(page);
  const direction = (text: string) =>
    thread(page)
      .getByText(text)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await direction('مرحبا')).toBe('rtl');
  expect(await direction('שלום')).toBe('rtl');
  expect(await direction('let x')).toBe('ltr');

  // As a language of that kind would set it.
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: /^Settings/ }).click();
  const panel = page.getByRole('dialog', { name: 'Settings' });
  await expect(panel).toBeVisible();
  await expect.poll(async () => Math.round((await panel.boundingBox())?.x ?? -1)).toBe(0);
  expect(await overflow(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});
