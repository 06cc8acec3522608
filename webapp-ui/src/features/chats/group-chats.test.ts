import { expect, test } from 'vitest';
import type { Chat } from '@/api/chats';
import { groupChats } from './group-chats';

const now = new Date(2026, 4, 20, 9, 0).getTime();

function chat(id: string, active: [number, number, number, number], change: Partial<Chat> = {}): Chat {
  return {
    id,
    project_id: 'p',
    name: id,
    created_at: new Date(2025, 0, 1).toISOString(),
    container_id: null,
    status: 'active',
    active_message_id: null,
    pinned: false,
    last_active_at: new Date(...active).toISOString(),
    unread: false,
    version: 1,
    ...change,
  };
}

const shape = (chats: readonly Chat[], order: 'active' | 'created' | 'name') =>
  groupChats(chats, order, now).groups.map(({ name, chats: members }) => [name, members.map(({ id }) => id)]);

test('parts chats by the reader’s calendar, what was active last first', () => {
  const chats = [
    chat('long ago', [2025, 11, 1, 12]),
    chat('last week', [2026, 4, 14, 12]),
    chat('last night', [2026, 4, 19, 23]),
    chat('early', [2026, 4, 20, 0]),
    chat('ahead', [2026, 4, 20, 10]),
    chat('last month', [2026, 3, 25, 12]),
  ];
  expect(shape(chats, 'active')).toEqual([
    ['Today', ['ahead', 'early']],
    ['Yesterday', ['last night']],
    ['Last 7 days', ['last week']],
    ['Last 30 days', ['last month']],
    ['Older', ['long ago']],
  ]);
});

test('keeps what is pinned on top and what is archived apart', () => {
  const chats = [
    chat('b', [2026, 4, 20, 0]),
    chat('kept', [2020, 1, 1, 0], { pinned: true }),
    chat('away', [2026, 4, 20, 1], { status: 'archived', pinned: true }),
    chat('a', [2026, 4, 20, 2]),
  ];
  expect(shape(chats, 'active')).toEqual([
    ['Pinned', ['kept']],
    ['Today', ['a', 'b']],
  ]);
  expect(groupChats(chats, 'active', now).archived.map(({ id }) => id)).toEqual(['away']);
  expect(shape(chats, 'name')).toEqual([
    ['Pinned', ['kept']],
    ['Chats', ['a', 'b']],
  ]);
  expect(shape(chats, 'created')).toEqual([
    ['Pinned', ['kept']],
    ['Older', ['b', 'a']],
  ]);
});

test('no chats make no groups', () => expect(groupChats([], 'active', now)).toEqual({ groups: [], archived: [] }));
