import { expect, it } from 'vitest';
import { newSentences } from './sentences';

it('tells whole sentences once', () => {
  const first = newSentences('One **bold** thing. And ano', 0);
  expect(first.words).toBe('One bold thing.');
  expect(newSentences('One **bold** thing. And another. ', first.upTo).words).toBe('And another.');
  expect(newSentences('not yet', 0)).toEqual({ words: '', upTo: 0 });
});
