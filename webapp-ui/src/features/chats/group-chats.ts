import type { Chat } from '@/api/chats';
import { t } from '@/lib/i18n';

export type ChatOrder = 'active' | 'created' | 'name';
export type ChatGroup = { readonly name: string; readonly chats: readonly Chat[] };

/**
 * Parts chats for a list: what is pinned; then today, yesterday, the last 7 and 30 days, and what is older, by when something
 * was said last or by when they were made, or all by name; and what is archived. `now` in milliseconds.
 */
export function groupChats(
  chats: readonly Chat[],
  order: ChatOrder,
  now: number = Date.now(),
): { readonly groups: readonly ChatGroup[]; readonly archived: readonly Chat[] } {
  const sorted = chats.toSorted(comparing(order));
  const current = sorted.filter(({ status }) => status === 'active');
  const pinned = current.filter((chat) => chat.pinned);
  const others = current.filter((chat) => !chat.pinned);
  const rest = order === 'name' ? named(t('Chats'), others) : byAge(others, order, now);
  return {
    groups: [...named(t('Pinned'), pinned), ...rest],
    archived: sorted.filter(({ status }) => status === 'archived'),
  };
}

function named(name: string, chats: readonly Chat[]): readonly ChatGroup[] {
  return chats.length === 0 ? [] : [{ name, chats }];
}

function comparing(order: ChatOrder): (one: Chat, other: Chat) => number {
  return order === 'name'
    ? (one, other) => one.name.localeCompare(other.name)
    : (one, other) => time(other, order) - time(one, order);
}

function time(chat: Chat, order: ChatOrder): number {
  return Date.parse(order === 'created' ? chat.created_at : chat.last_active_at);
}

function byAge(chats: readonly Chat[], order: ChatOrder, now: number): readonly ChatGroup[] {
  const groups = new Map<string, Chat[]>();
  for (const chat of chats) {
    const name = ageName(time(chat, order), now);
    const group = groups.get(name);
    if (group) {
      group.push(chat);
    } else {
      groups.set(name, [chat]);
    }
  }
  return Array.from(groups, ([name, members]) => ({ name, chats: members }));
}

function ageName(then: number, now: number): string {
  if (then >= midnight(now, 0)) return t('Today');
  if (then >= midnight(now, 1)) return t('Yesterday');
  if (then >= midnight(now, 7)) return t('Last 7 days');
  if (then >= midnight(now, 30)) return t('Last 30 days');
  return t('Older');
}

function midnight(now: number, daysBack: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBack).getTime();
}
