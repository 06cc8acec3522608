import { expect, test } from 'vitest';
import { middleCut } from './middle-cut';

test('leaves a short name whole', () => expect(middleCut('Recipes')).toEqual({ head: 'Recipes', tail: '' }));

test('loses nothing of a long name', () => {
  const name = 'A project with a rather long name that goes on';
  const { head, tail } = middleCut(name);
  expect(head + tail).toBe(name);
  expect(tail.length).toBeLessThanOrEqual(12);
});

test('never cuts through a character outside the basic plane', () => {
  const { head, tail } = middleCut('🦊'.repeat(40));
  expect(head + tail).toBe('🦊'.repeat(40));
  expect([...tail]).toHaveLength(10);
});

test('leaves the blank between two words with the first of them', () => {
  expect(middleCut('How wet should a rye bread dough be?').tail).toBe('dough be?');
});
