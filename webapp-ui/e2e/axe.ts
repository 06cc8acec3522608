import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** Nothing that axe knows is against what is shown now. */
export async function expectNoViolations(page: Page): Promise<void> {
  // Colours that fade in are measured when they are there.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** In both themes, and nothing is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoViolations(page);
  }
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(overflows).toBe(false);
}

export type Look = { readonly colorScheme: 'light' | 'dark'; readonly width: number };

/** The same tests in both themes, at the size of a desk and on a phone, which is touched. */
export function inEachLook(tests: (look: Look) => void): void {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test.describe(`${colorScheme}, ${width} px`, () => {
        const phone = width < 900;
        test.use({
          colorScheme,
          viewport: { width, height: 900 },
          isMobile: phone,
          hasTouch: phone,
          reducedMotion: 'reduce',
        });
        tests({ colorScheme, width });
      });
    }
  }
}
