import { expect, test } from 'vitest';
import { daysBetween, readFilter, toUsageFilter, writeFilter } from './report-filter';

const NOW = Date.parse('2026-03-02T00:30:00Z');

test('reads an address that says nothing, or nonsense', () =>
  expect(readFilter(new URLSearchParams('days=8&by=colour'))).toEqual({
    days: 30,
    project: undefined,
    group: 'model',
  }));

test('reads what it has written', () => {
  const filter = { days: 90, project: 'p', group: 'chat' } as const;
  expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
});

test('today is the last of the days', () =>
  expect(toUsageFilter({ days: 7, project: undefined, group: 'model' }, 'day', NOW)).toEqual({
    from: '2026-02-24',
    to: '2026-03-02',
    group_by: 'day',
  }));

test('no day is left out', () =>
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']));
