import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** Nothing that axe knows is against what is shown now, in either theme. */
export async function expectNoViolations(page: Page): Promise<void> {
  await expectNone(page, () => new AxeBuilder({ page }));
}

/** The same while a menu is open: that lies outside of the landmarks, as menus do, between guards that hand the focus on. */
export async function expectNoViolationsInMenu(page: Page): Promise<void> {
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNone(page, () => new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').disableRules('region'));
}

async function expectNone(page: Page, builder: () => AxeBuilder): Promise<void> {
  // First: what blinks never ends.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await withoutTransitions(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await builder().analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
  }
}

/**
 * Colours are there at once: those of the theme before would be measured where something out of sight, which is not drawn,
 * begins to change only when axe scrolls there.
 */
async function withoutTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}

/** And nothing is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(page);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(overflows).toBe(false);
}

/** The same tests at the size of a desk and on a phone, which is touched. */
export function atEachSize(tests: (width: number) => void): void {
  for (const width of [1440, 390]) {
    test.describe(`${width} px`, () => {
      const phone = width < 900;
      test.use({ viewport: { width, height: 900 }, isMobile: phone, hasTouch: phone, reducedMotion: 'reduce' });
      tests(width);
    });
  }
}
