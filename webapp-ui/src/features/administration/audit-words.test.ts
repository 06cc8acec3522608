import { expect, it } from 'vitest';
import { actionName, detailLine } from './audit-words';

it('says what was done', () => {
  expect(actionName('project.shared')).toBe('Project shared');
});

it('leaves what it does not know as it is', () => {
  expect(actionName('comet.seen')).toBe('comet.seen');
});

it('tells the rest on one line', () => {
  expect(detailLine({ role: 'editor', none: null, count: 3, groups: ['a', 'b'] })).toBe(
    'role: may write · count: 3 · groups: ["a","b"]',
  );
  expect(detailLine({ before: 'all', constructor: 'toString' })).toBe('before: all · constructor: toString');
});
