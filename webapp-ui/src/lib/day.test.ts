import { expect, it } from 'vitest';
import { dayName, sameDay } from './day';

const now = new Date(2026, 2, 10, 12).getTime();
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();

it('names days as people do', () => {
  expect(dayName(at(10, 1), now)).toBe('Today');
  expect(dayName(at(9, 23), now)).toBe('Yesterday');
  expect(dayName(at(3, 23), now)).toBe('Tuesday, March 3');
});

it('tells days apart by the calendar, not by 24 hours', () => {
  expect(sameDay(at(9, 23), at(10, 1))).toBe(false);
  expect(sameDay(at(10, 0), at(10, 23))).toBe(true);
});
