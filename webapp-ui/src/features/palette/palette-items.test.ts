import { expect, test } from 'vitest';
import type { Project } from '@/api/projects';
import { paletteGroups } from './palette-items';

const projects = ['Bread', 'Rye bread', 'Taxes'].map(
  (name, index): Project => ({
    id: `p${index}`,
    name,
    description: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    version: 1,
    role: 'owner',
    shared: false,
  }),
);

const found = {
  chats: [{ chat_id: 'c', project_id: 'p1', project_name: 'Rye bread', name: [{ text: 'Dough', hit: true }] }],
  messages: [
    {
      message_id: 'm',
      chat_id: 'c',
      chat_name: 'Dough',
      project_id: 'p1',
      project_name: 'Rye bread',
      role: 'user' as const,
      created_at: '2026-01-01T00:00:00Z',
      snippet: [{ text: 'dough', hit: true }],
    },
  ],
  total: 1,
};

const paths: string[] = [];
const base = {
  commands: [{ name: 'New chat', perform: () => undefined }],
  chat: [{ name: 'Rename', perform: () => undefined }],
  projects,
  go: (path: string) => paths.push(path),
};

test('shows commands and projects before anything is typed, and no old hits', () =>
  expect(paletteGroups({ ...base, words: '', found }).map(({ value }) => value)).toEqual([
    'Commands',
    'This chat',
    'Projects',
  ]));

test('shows what fits all words', () => {
  const groups = paletteGroups({ ...base, words: 'bread rye', found: undefined });
  expect(groups.map(({ value, items }) => [value, items.map(({ id }) => id)])).toEqual([
    ['Projects', ['project-p1']],
    ['More', ['search']],
  ]);
});

test.each([
  ['rename', true],
  ['rename chat', true],
  ['chat', false],
])('finds a command by its name, which its heading may add to: “%s”', (words, there) =>
  expect(paletteGroups({ ...base, words, found: undefined }).some(({ value }) => value === 'This chat')).toBe(there),
);

test('leads to the message in its chat', () => {
  const groups = paletteGroups({ ...base, words: 'dough', found });
  expect(groups.map(({ value }) => value)).toEqual(['Chats', 'Messages', 'More']);
  for (const { items } of groups) {
    items[0]?.perform();
  }
  expect(paths).toEqual(['/projects/p1/chats/c', '/projects/p1/chats/c?message=m', '/search?q=dough']);
});
