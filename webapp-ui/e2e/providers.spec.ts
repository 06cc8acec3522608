import { expect, type Page, test } from '@playwright/test';
import { createChat, createProject, ended, enterProject, say, thread } from './pages';
import { listModels, reset, script } from './rig';

test.beforeEach(reset);

const KEY = 'sk-canary-of-the-browser-5678';

/** Where the scripted model is: the rig's server knows it as OpenAI. */
async function scriptedModel(page: Page): Promise<string> {
  const { providers } = await (await page.request.get('api/v1/providers')).json();
  return providers.find(({ id }: { id: string }) => id === 'openai').base_url;
}

async function openSetup(page: Page, name: string) {
  await page.goto('providers');
  await page.getByRole('searchbox', { name: 'Search providers' }).fill(name);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  return page.getByRole('dialog', { name });
}

test('set a key, test it, pick provider and model, chat, see usage and cost', async ({ page }) => {
  const address = await scriptedModel(page);
  await listModels('openai/gpt-oss-20b', 'openai/gpt-oss-120b', 'qwen/qwen3.8-27b');
  const setup = await openSetup(page, 'Groq');
  await setup.getByLabel('Address').fill(address);

  await setup.getByLabel('Key').fill('sk-wrong');
  await script({ status: 401, body: '{"error":{"message":"Invalid API key"}}' });
  await setup.getByRole('button', { name: 'Test' }).click();
  await expect(setup.getByText(/refused the key/)).toBeVisible();

  await setup.getByLabel('Key').fill(KEY);
  await script({ chunks: ['OK'] });
  await setup.getByRole('button', { name: 'Test' }).click();
  await expect(setup.getByText(/answered after \d+ ms/)).toBeVisible();
  await setup.getByRole('button', { name: 'Save' }).click();
  await expect(setup).toBeHidden();
  await expect(page.getByRole('button', { name: /^Groq/ })).toContainText('Your key, ends in 5678');

  const name = `Costs ${Date.now()}`;
  await createProject(page, name, '', 'Analyst');
  await enterProject(page, name);

  await page.getByRole('button', { name: /^Settings/ }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByLabel('Instructions')).toHaveValue(/sober analyst/);
  await settings.getByLabel('Provider').selectOption({ label: 'Groq' });
  const model = settings.getByRole('combobox', { name: 'Model' });
  await model.fill('120b');
  await page.getByRole('option', { name: /^openai\/gpt-oss-120b/ }).click();
  await expect(settings.getByText(/window · \$.* in, \$.* out per million/).first()).toBeVisible();
  await settings.getByLabel('Temperature').fill('9');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings.getByText('Enter a number from 0 to 2.')).toBeVisible();
  await settings.getByLabel('Temperature').fill('0.3');
  await settings.getByRole('button', { name: 'JSON' }).click();
  await expect(settings.getByLabel('llm_config')).toHaveValue(/"temperature": 0.3/);
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings).toBeHidden();

  await createChat(page);
  await script({ chunks: ['It ', 'costs ', 'little.'] });
  await say(page, 'What does this cost?');
  await ended(page);
  await thread(page)
    .getByRole('button', { name: /What this answer took: .*\$0\.0000/ })
    .click();
  const took = page.getByRole('dialog', { name: 'What this answer took' });
  await expect(took).toContainText('Prompt7 tokens');
  await expect(took).toContainText('Answer3 tokens');
  await expect(took).toContainText(/Cost\$0\.0000/);
  await page.keyboard.press('Escape');
  // Named by what was asked.
  await expect(page.getByRole('heading', { name: 'What does this cost?', level: 1 })).toBeVisible();
  // After a reload all the same.
  await page.reload();
  await expect(thread(page).getByRole('button', { name: /What this answer took/ })).toBeVisible();

  await page.goto('usage');
  await page.getByLabel('Project').selectOption({ label: name });
  await expect(page.getByRole('row', { name: /^openai\/gpt-oss-120b \$0\.0000/ })).toBeVisible();
  await page.getByLabel('Table by').selectOption('chat');
  await expect(page.getByRole('row', { name: /^What does this cost\?/ })).toBeVisible();
  await page.getByRole('button', { name: 'Tokens' }).click();
  await expect(page.getByRole('img', { name: /^Tokens by day, .* at most 10$/ })).toBeVisible();
  const link = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
  const csv = await page.request.get(link ?? '');
  expect(await csv.text()).toContain(',groq,openai/gpt-oss-120b,completed,7,3,');

  const again = await openSetup(page, 'Groq');
  await expect(again.getByText('Saved, ends in 5678.')).toBeVisible();
  expect(await page.content()).not.toContain(KEY);
  await again.getByRole('button', { name: 'Remove the key' }).click();
  await again.getByRole('button', { name: 'Remove the key for good' }).click();
  await expect(page.getByRole('button', { name: /^Groq/ })).toContainText('No key yet');
});

test('a wrong key is explained in the chat, and the way leads to it', async ({ page }) => {
  const name = `Wrong key ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  await createChat(page);
  await script({ status: 401, body: '{"error":{"message":"Invalid API key"}}' });
  await say(page, 'Hello');
  await expect(thread(page).getByText(/refused the key/)).toBeVisible();
  await thread(page).getByRole('link', { name: 'Set the key' }).click();
  await expect(page.getByRole('dialog', { name: 'OpenAI' })).toBeVisible();
  await page.goBack();
  await expect(thread(page).getByText('Hello')).toBeVisible();
});

test('a project on the demo is offered the provider that is ready', async ({ page }) => {
  const name = `Demo ${Date.now()}`;
  await createProject(page, name);
  await enterProject(page, name);
  const project = page.url().split('/projects/')[1]?.split('/')[0];
  await page.request.put(`api/v1/projects/${project}/agent-config`, {
    data: { llm_provider: 'demo', llm_model: 'demo' },
  });
  await page.reload();
  await page.getByRole('button', { name: 'Switch to OpenAI' }).click();
  await expect(page.getByText('This project answers with scripted-model now')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Switch to OpenAI' })).toBeHidden();
  await createChat(page);
  await script({ chunks: ['From the model.'] });
  await say(page, 'Who are you?');
  await expect(thread(page).getByText('From the model.')).toBeVisible();
});
