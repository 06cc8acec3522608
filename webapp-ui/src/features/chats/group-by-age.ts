import type { Chat } from '@/api/chats';

export type ChatGroup = { readonly name: string; readonly chats: readonly Chat[] };

/** Parts chats, newest first, into today, yesterday, the last 7 and 30 days, and what is older. `now` in milliseconds. */
export function groupByAge(chats: readonly Chat[], now: number = Date.now()): readonly ChatGroup[] {
  const groups = new Map<string, Chat[]>();
  for (const chat of chats) {
    const name = ageName(Date.parse(chat.created_at), now);
    const group = groups.get(name);
    if (group) {
      group.push(chat);
    } else {
      groups.set(name, [chat]);
    }
  }
  return Array.from(groups, ([name, members]) => ({ name, chats: members }));
}

function ageName(created: number, now: number): string {
  if (created >= midnight(now, 0)) return 'Today';
  if (created >= midnight(now, 1)) return 'Yesterday';
  if (created >= midnight(now, 7)) return 'Last 7 days';
  if (created >= midnight(now, 30)) return 'Last 30 days';
  return 'Older';
}

function midnight(now: number, daysBack: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBack).getTime();
}
