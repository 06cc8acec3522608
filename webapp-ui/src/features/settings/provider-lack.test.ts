import { afterEach, expect, it } from 'vitest';
import type { Provider } from '@/api/providers';
import { speak } from '@/lib/i18n';
import { providerLack } from './provider-lack';

afterEach(() => speak('en'));

const provider = (more: Partial<Provider>) =>
  ({ name: 'OpenAI', base_url: 'https://api.openai.com/v1', key_needed: true, key: null, ...more }) as Provider;

it('says what is missing, in the language of the reader', async () => {
  expect(providerLack(provider({}))).toContain('There is no key for OpenAI.');
  await speak('de');
  expect(providerLack(provider({}))).toBe(
    'Für OpenAI gibt es keinen Schlüssel. Speichern Sie einen auf der Seite „Anbieter“. Bis dahin antwortet der Anbieter Demo ohne Schlüssel.',
  );
  const where = 'Niemand hat gesagt, wo OpenAI ist. Speichern Sie die Adresse auf der Seite „Anbieter“.';
  expect(providerLack(provider({ base_url: null }))).toBe(where);
  expect(providerLack(provider({ key_needed: false }))).toBe(where);
});
