import { beforeEach, expect, it } from 'vitest';
import { justSignedOut } from './just-signed-out';

beforeEach(() => sessionStorage.clear());

it('remembers for a while that somebody has signed out', () => {
  expect(justSignedOut.is(1_000_000)).toBe(false);
  justSignedOut.mark(1_000_000);
  expect(justSignedOut.is(1_030_000)).toBe(true);
  expect(justSignedOut.is(1_200_000)).toBe(false);
});

it('forgets it when somebody signs in', () => {
  justSignedOut.mark(1_000_000);
  justSignedOut.forget();
  expect(justSignedOut.is(1_000_001)).toBe(false);
});
