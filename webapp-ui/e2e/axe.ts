import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** Nothing that axe knows is against what is shown now, in either theme. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What is out of sight gets its colours once somebody asks for them; those that fade in are measured when they are there.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        void getComputedStyle(element).color;
      }
    });
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
  }
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
