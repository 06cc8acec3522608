import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Acks } from './acks';

let sent: object[];
let acks: Acks;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  acks = new Acks((frame) => sent.push(frame));
});
afterEach(() => void vi.useRealTimers());

const ack = (seq: number, generation = 'g') => ({ type: 'ack', generation_id: generation, seq });

it('tells once a second how far it has come', () => {
  acks.took('g', 1, 10, false);
  acks.took('g', 2, 10, false);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([ack(2)]);
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual([ack(2)]);
});

it('tells at once of 32 KiB, and of the end', () => {
  acks.took('g', 1, 20_000, false);
  acks.took('g', 2, 20_000, false);
  expect(sent).toEqual([ack(2)]);
  acks.took('g', 3, 1, true);
  expect(sent).toEqual([ack(2), ack(3)]);
});

it('tells of one generation before it counts the next, and forgets with the connection', () => {
  acks.took('g', 4, 1, false);
  acks.took('h', 1, 1, false);
  expect(sent).toEqual([ack(4)]);
  acks.reset();
  vi.advanceTimersByTime(5_000);
  expect(sent).toEqual([ack(4)]);
});
