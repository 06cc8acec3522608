import type { Project } from '@/api/projects';
import type { SearchResult, SnippetPiece } from '@/api/search';
import { t } from '@/lib/i18n';
import { snippet } from '@/lib/markdown/snippet';

/** One line of the palette. `pieces` is its text, with what was looked for marked. */
export type PaletteItem = {
  readonly id: string;
  readonly kind: 'command' | 'project' | 'chat' | 'message';
  readonly pieces: readonly SnippetPiece[];
  /** Where it is. */
  readonly note: string;
  readonly perform: () => void;
};

export type PaletteGroup = { readonly value: string; readonly items: readonly PaletteItem[] };

export type PaletteCommand = { readonly name: string; readonly perform: () => void };

export type PaletteSources = {
  readonly words: string;
  readonly commands: readonly PaletteCommand[];
  /** What can be done with the chat that is open. */
  readonly chat: readonly PaletteCommand[];
  readonly projects: readonly Project[];
  readonly found: SearchResult | undefined;
  readonly go: (path: string) => void;
};

/** The way to the page that searches with filters; no hit itself. */
export const SEARCH_PAGE = 'search';

/** Before anything is typed, so many of each. */
const FEW = 5;
const MOST_PROJECTS = 8;

/** What fits the words: commands, projects, chats and messages, each where there is something. */
export function paletteGroups({ words, commands, chat, projects, found, go }: PaletteSources): readonly PaletteGroup[] {
  const fitting = projects.filter(({ name }) => fits(name, words)).slice(0, words === '' ? FEW : MOST_PROJECTS);
  const groups: PaletteGroup[] = [
    commandGroup(t('Commands'), commands, words),
    commandGroup(t('This chat'), chat, words),
    {
      value: t('Projects'),
      items: fitting.map(({ id, name }) => ({
        id: `project-${id}`,
        kind: 'project',
        pieces: plain(name),
        note: '',
        perform: () => go(`/projects/${id}`),
      })),
    },
    {
      value: t('Chats'),
      items: (words === '' ? [] : (found?.chats ?? [])).map((hit) => ({
        id: `chat-${hit.chat_id}`,
        kind: 'chat',
        pieces: hit.name,
        note: hit.project_name,
        perform: () => go(`/projects/${hit.project_id}/chats/${hit.chat_id}`),
      })),
    },
    {
      value: t('Messages'),
      items: (words === '' ? [] : (found?.messages ?? [])).map((hit) => ({
        id: `message-${hit.message_id}`,
        kind: 'message',
        pieces: snippet(hit.snippet),
        note: `${hit.chat_name} · ${hit.project_name}`,
        perform: () => go(`/projects/${hit.project_id}/chats/${hit.chat_id}?message=${hit.message_id}`),
      })),
    },
  ];
  if (words !== '') {
    groups.push({
      value: t('More'),
      items: [
        {
          id: SEARCH_PAGE,
          kind: 'message',
          pieces: plain(t('Search everything for “{{words}}”', { words })),
          note: t('With filters and pages'),
          perform: () => go(`/search?q=${encodeURIComponent(words)}`),
        },
      ],
    });
  }
  return groups.filter(({ items }) => items.length > 0);
}

function commandGroup(value: string, commands: readonly PaletteCommand[], words: string): PaletteGroup {
  return {
    value,
    items: commands
      .filter(({ name }) => fits(name, words, value))
      .map(({ name, perform }) => ({
        id: `${value}-${name}`,
        kind: 'command',
        pieces: plain(name),
        note: '',
        perform,
      })),
  };
}

function plain(text: string): readonly SnippetPiece[] {
  return [{ text, hit: false }];
}

/** Whether it has all words; some of them, but not all, may be those of its heading: “rename chat”. */
function fits(name: string, words: string, heading = ''): boolean {
  const parts = words.toLowerCase().split(/\s+/);
  const text = name.toLowerCase();
  const all = `${heading.toLowerCase()} ${text}`;
  return parts.some((word) => text.includes(word)) && parts.every((word) => all.includes(word));
}
