import { expect, it } from 'vitest';
import { BackOff } from './back-off';

it('lets the first try go at once and waits longer and longer, up to ten seconds', () => {
  const backOff = new BackOff();
  expect(backOff.next()).toBe(0);
  for (const longest of [500, 800, 1_280]) {
    const wait = backOff.next();
    expect(wait).toBeGreaterThanOrEqual(longest / 2 - 1);
    expect(wait).toBeLessThanOrEqual(longest + 1);
  }
  for (let tries = 0; tries < 30; tries += 1) {
    expect(backOff.next()).toBeLessThanOrEqual(10_000);
  }
});

it('waits shortly again after a connection that held', () => {
  const backOff = new BackOff();
  for (let tries = 0; tries < 12; tries += 1) {
    backOff.next();
  }
  backOff.reset();
  expect(backOff.next()).toBeLessThanOrEqual(501);
});
