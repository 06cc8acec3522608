import { expect, type Page } from '@playwright/test';

/** What a person does, in their words. */
export async function createProject(page: Page, name: string, description = '', template = 'Blank'): Promise<void> {
  await page.goto('./');
  await page
    .getByRole('button', { name: /new project/i })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  if (description) {
    await dialog.getByLabel(/description/i).fill(description);
  }
  await dialog.getByRole('radio', { name: new RegExp(`^${template}`) }).check();
  await dialog.getByRole('button', { name: /create/i }).click();
  await expect(dialog).toBeHidden();
}

export async function enterProject(page: Page, name: string): Promise<void> {
  if (!page.url().includes('/projects/')) {
    await page.getByRole('link', { name }).first().click();
  }
  await expect(page).toHaveURL(/\/projects\//);
}

/** The chats of the project; on a phone they are in a drawer, which is opened. */
export async function sidebar(page: Page) {
  const chats = page.getByRole('navigation', { name: 'Chats' });
  const button = page.getByRole('button', { name: 'Show the chats' });
  // Whichever of the two the page has.
  await expect(chats.or(button).first()).toBeVisible();
  if (!(await chats.isVisible())) {
    await button.click();
    await expect(chats).toBeVisible();
  }
  return chats;
}

/** Starts a chat and waits until one can write in it. */
export async function createChat(page: Page): Promise<string> {
  const before = page.url();
  if (before.includes('/chats/')) {
    await sidebar(page);
  }
  await page
    .getByRole('button', { name: /new chat/i })
    .first()
    .click();
  await expect(page).not.toHaveURL(before);
  await expect(page).toHaveURL(/\/chats\//);
  // Where one touches, a keyboard on the screen would cover what is to be read.
  const touched = await page.evaluate(() => matchMedia('(hover: none)').matches);
  await expect(composer(page)).toBeVisible();
  if (!touched) {
    await expect(composer(page)).toBeFocused();
  }
  return page.url();
}

/** A chat of its own for each test; returns its address. */
export async function openChat(page: Page, name: string): Promise<string> {
  const project = `${name} ${Date.now()}`;
  await createProject(page, project);
  await enterProject(page, project);
  return createChat(page);
}

export function composer(page: Page) {
  return page.getByRole('textbox', { name: 'Message' });
}

export function thread(page: Page) {
  return page.getByRole('log', { name: 'Messages' });
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled();
  await composer(page).press('Enter');
}

/** Waits until the answer has ended. */
export async function ended(page: Page): Promise<void> {
  await expect(page.getByTestId('streaming-answer')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
}
