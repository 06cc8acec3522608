import { expect, test } from 'vitest';
import { readSearch, toSearchFilter, writeSearch } from './search-filter';

test('an address goes there and back', () => {
  const address = 'q=rye+dough&project=p&role=user&from=2026-01-01&to=2026-01-31&page=2';
  expect(new URLSearchParams(writeSearch(readSearch(new URLSearchParams(address)))).toString()).toBe(address);
});

test('nonsense in an address is left out', () =>
  expect(writeSearch(readSearch(new URLSearchParams('role=king&from=soon&page=-1')))).toEqual({}));

test('a page is a window', () =>
  expect(toSearchFilter(readSearch(new URLSearchParams('q=x&page=3')))).toEqual({ skip: 60, limit: 20 }));
