import { expect, test } from 'vitest';
import type { Model } from '@/api/providers';
import { modelFacts, searchModels } from './model-facts';

function model(id: string, known: Partial<Model> = {}): Model {
  return {
    id,
    context_window: null,
    max_output_tokens: null,
    vision: null,
    tools: null,
    reasoning: null,
    price: null,
    parameters: [],
    ...known,
  };
}

test('says what is known, and nothing of what is not', () => {
  expect(modelFacts(model('a'))).toBe('');
  expect(
    modelFacts(
      model('a', { context_window: 128_000, price: { input: 2.5, output: 10, cached_input: null }, vision: true }),
    ),
  ).toBe('128K window · $2.50 in, $10 out per million · sees images');
});

test('finds models by words in any order, those that begin so first', () => {
  const models = [model('azure/gpt-4o'), model('gpt-4o'), model('gpt-4o-mini'), model('o3')];
  expect(searchModels(models, 'GPT').map(({ id }) => id)).toEqual(['gpt-4o', 'gpt-4o-mini', 'azure/gpt-4o']);
  expect(searchModels(models, 'mini gpt').map(({ id }) => id)).toEqual(['gpt-4o-mini']);
  expect(searchModels(models, '')).toHaveLength(4);
});
