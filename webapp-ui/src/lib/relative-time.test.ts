import { expect, test } from 'vitest';
import { relativeTime } from './relative-time';

const now = new Date(2026, 4, 20, 12, 0).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

test('a clock that runs ahead is just now', () => expect(relativeTime(at(2026, 4, 20, 12, 1), now)).toBe('just now'));
test('counts minutes', () => expect(relativeTime(at(2026, 4, 20, 11, 55), now)).toBe('5 minutes ago'));
test('counts hours of the same day', () => expect(relativeTime(at(2026, 4, 20, 3, 0), now)).toBe('9 hours ago'));
test('last night is yesterday', () => expect(relativeTime(at(2026, 4, 19, 23, 0), now)).toBe('yesterday'));
test('a week back is a date', () => expect(relativeTime(at(2026, 4, 3, 9, 0), now)).toBe('May 3'));
test('another year is named', () => expect(relativeTime(at(2024, 2, 3, 9, 0), now)).toBe('Mar 3, 2024'));
