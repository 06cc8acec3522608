import { expect, test } from 'vitest';
import { count, dollars, duration, tokens } from './amounts';

test('counts are grouped, or short', () => {
  expect(count(12_345)).toBe('12,345');
  expect(tokens(128_000)).toBe('128K');
  expect(tokens(1_048_576)).toBe('1M');
});

test('money has as many digits as say something', () =>
  expect([0, 0.000_047_5, 0.0312, 0.5, 2.5, 10, 1234.567, 1e-9].map(dollars)).toEqual([
    '$0',
    '$0.000048',
    '$0.031',
    '$0.5',
    '$2.50',
    '$10',
    '$1,234.57',
    'under $0.000001',
  ]));

test('times are in the unit one would use', () =>
  expect([412, 3_440, 125_000].map(duration)).toEqual(['412 ms', '3.4 s', '2 min 5 s']));
