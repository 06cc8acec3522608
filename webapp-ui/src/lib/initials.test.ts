import { expect, it } from 'vitest';
import { initials, slot } from './initials';

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Ada King, Countess of Lovelace', 'AL'],
  ['ada.lovelace@example.org', 'AL'],
  ['Ærøskøbing', 'Æ'],
  ['', ''],
])('of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

it('gives the same name the same colour', () => {
  expect(slot('Ada', 5)).toBe(slot('Ada', 5));
  expect(slot('Grace', 5)).toBeLessThan(5);
});
