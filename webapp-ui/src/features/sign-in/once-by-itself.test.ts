import { beforeEach, expect, it } from 'vitest';
import { mayGoByItself, wentByItself } from './once-by-itself';

beforeEach(() => sessionStorage.clear());

it('leads to the sign-in by itself, once', () => {
  expect(mayGoByItself(1_000_000)).toBe(true);
  wentByItself(1_000_000);
  expect(mayGoByItself(1_003_000)).toBe(false);
});

it('leads there again when a session has ended later', () => {
  wentByItself(1_000_000);
  expect(mayGoByItself(1_600_000)).toBe(true);
});
