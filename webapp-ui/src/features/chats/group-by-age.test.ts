import { expect, test } from 'vitest';
import type { Chat } from '@/api/chats';
import { groupByAge } from './group-by-age';

const now = new Date(2026, 4, 20, 9, 0).getTime();

function chat(id: string, ...created: [number, number, number, number]): Chat {
  const created_at = new Date(...created).toISOString();
  return {
    id,
    project_id: 'p',
    name: id,
    created_at,
    container_id: null,
    status: 'active',
    active_message_id: null,
    pinned: false,
    last_active_at: '2026-01-01T00:00:00.000000Z',
    unread: false,
    version: 1,
  };
}

test('parts chats by the reader’s calendar and keeps their order', () => {
  const chats = [
    chat('ahead', 2026, 4, 20, 10),
    chat('early', 2026, 4, 20, 0),
    chat('last night', 2026, 4, 19, 23),
    chat('last week', 2026, 4, 14, 12),
    chat('last month', 2026, 3, 25, 12),
    chat('long ago', 2025, 11, 1, 12),
  ];
  expect(groupByAge(chats, now).map(({ name, chats: members }) => [name, members.map(({ id }) => id)])).toEqual([
    ['Today', ['ahead', 'early']],
    ['Yesterday', ['last night']],
    ['Last 7 days', ['last week']],
    ['Last 30 days', ['last month']],
    ['Older', ['long ago']],
  ]);
});

test('no chats make no groups', () => expect(groupByAge([], now)).toEqual([]));
