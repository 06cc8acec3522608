import { expect, test } from 'vitest';
import { usageFacts, usageParts } from './usage-words';

test('says in short what an answer took', () =>
  expect(usageParts({ output_tokens: 1_340, tokens_per_second: 56.4, cost: 0.0012 })).toEqual([
    '1,340 tokens',
    '56 tokens/s',
    '$0.0012',
  ]));

test('says when the tokens are an estimate', () =>
  expect(usageParts({ output_tokens: 12, estimated: true })).toEqual(['about 12 tokens']));

test('says nothing of what nobody knows', () => {
  expect(usageParts({})).toEqual([]);
  expect(usageFacts({ input_tokens: 7 })).toEqual([
    ['Prompt', '7 tokens'],
    ['Cost', 'not known'],
  ]);
});
