import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BackOff } from './back-off';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How long the next turn takes, in fake milliseconds. */
async function wait(backOff: BackOff): Promise<number> {
  const began = Date.now();
  const turn = backOff.turn().then(() => Date.now() - began);
  await vi.runAllTimersAsync();
  return turn;
}

it('lets the first try go at once and waits longer and longer, up to ten seconds', async () => {
  const backOff = new BackOff();
  expect(await wait(backOff)).toBe(0);
  for (const longest of [500, 800, 1_280]) {
    const waited = await wait(backOff);
    expect(waited).toBeGreaterThanOrEqual(longest / 2 - 1);
    expect(waited).toBeLessThanOrEqual(longest + 1);
  }
  for (let tries = 0; tries < 30; tries += 1) {
    expect(await wait(backOff)).toBeLessThanOrEqual(10_000);
  }
});

it('can be hurried', async () => {
  const backOff = new BackOff();
  await backOff.turn();
  const began = Date.now();
  const turn = backOff.turn();
  backOff.hurry();
  await turn;
  expect(Date.now()).toBe(began);
});

it('waits shortly again after a connection that held', async () => {
  const backOff = new BackOff();
  for (let tries = 0; tries < 12; tries += 1) {
    await wait(backOff);
  }
  backOff.reset();
  expect(await wait(backOff)).toBeLessThanOrEqual(501);
});
