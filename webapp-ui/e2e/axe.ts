import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** Of WCAG 2.2 AA, and yet left out by axe unless it is asked: what is pressed has 24 px, or room around it. */
const RULES = { 'target-size': { enabled: true } } as const;

/** Nothing that axe knows is against what is shown now, in either theme, and nothing is wider than what it stands in. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(page, new AxeBuilder({ page }).options({ rules: RULES }));
  expect(await tooWide(page)).toEqual([]);
}

/** The same while a menu is open: that lies outside of the landmarks, as menus do, between guards that hand the focus on. */
export async function expectNoViolationsInMenu(page: Page): Promise<void> {
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNoViolations(
    page,
    new AxeBuilder({ page })
      .exclude('[data-base-ui-focus-guard]')
      .options({ rules: { ...RULES, region: { enabled: false } } }),
  );
}

async function expectNoViolations(page: Page, axe: AxeBuilder): Promise<void> {
  // First: what blinks never ends.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await withoutTransitions(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await axe.analyze();
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

/**
 * What could be scrolled sideways and is not meant to be, and by how many pixels. By the class: what scrolls both ways looks
 * to a style like what scrolls one way only. Tables, code, formulas and tabs scroll sideways by themselves.
 */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.overflow-y-auto')].flatMap((region) => {
      const beyond = region.scrollWidth - region.clientWidth;
      return beyond > 0 ? [`${region.tagName.toLowerCase()}.${region.className}: ${beyond} px`] : [];
    }),
  );
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
