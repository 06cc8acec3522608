import { expect, test } from 'vitest';
import type { ProviderKey } from '@/api/provider-keys';
import { emptyForm, losesKey, toKeyChange, toTrial } from './key-form';

const ADDRESS = 'https://models.example/v1';

const saved: ProviderKey = {
  provider: 'openai',
  scope: 'own',
  base_url: ADDRESS,
  has_key: true,
  ends_in: '1234',
  updated_at: '2026-01-31T09:32:00Z',
  version: 3,
};

const form = emptyForm(ADDRESS);

test('an untouched form keeps key and address', () =>
  expect(toKeyChange(form, ADDRESS, saved)).toEqual({ version: 3 }));

test('a key is sent without the blanks around it', () =>
  expect(toKeyChange({ ...form, key: ' sk-1 ' }, ADDRESS, undefined)).toEqual({ key: 'sk-1' }));

test('an emptied address is the one of the provider', () =>
  expect(toKeyChange({ ...form, address: ' ' }, ADDRESS, saved)).toEqual({ base_url: null, version: 3 }));

test('another address without a key loses the saved one', () => {
  expect(losesKey({ ...form, address: 'https://else.example' }, saved)).toBe(true);
  expect(losesKey({ ...form, address: 'https://else.example', key: 'sk-2' }, saved)).toBe(false);
  expect(losesKey(form, saved)).toBe(false);
});

test('what is typed is tried before it is saved', () =>
  expect(toTrial({ address: 'https://else.example', key: 'sk-2', model: 'm' }, ADDRESS)).toEqual({
    key: 'sk-2',
    base_url: 'https://else.example',
    model: 'm',
  }));
