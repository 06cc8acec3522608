import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { Folder, MessageSquare, TextSearch, Zap } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useEffectEvent } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { projectsQuery } from '@/api/projects';
import { searchQuery } from '@/api/search';
import { useCreateChat } from '@/commands/create-chat';
import { mayWrite, useProjectRole } from '@/commands/project-role';
import { download } from '@/lib/download';
import { t } from '@/lib/i18n';
import { Marked } from '@/ui/marked';
import { useSettled } from '@/ui/use-settled';
import { PaletteField } from './palette-field';
import { type PaletteCommand, type PaletteGroup, type PaletteItem, paletteGroups, SEARCH_PAGE } from './palette-items';
import { usePalette } from './palette-store';

/** So long nobody types before the server is asked. */
const SETTLED_MS = 120;

const icons = { command: Zap, project: Folder, chat: MessageSquare, message: TextSearch } as const;

export type PaletteContentsProps = {
  /** Commands of others. */
  readonly more: readonly PaletteCommand[];
  /** What can be done with the chat that is open. */
  readonly chat: readonly PaletteCommand[];
  readonly onDone: () => void;
};

/** The field and what fits it: commands, projects, chats, messages. */
export function PaletteContents({ onDone, more, chat }: PaletteContentsProps) {
  const { text, type, entered, enter } = usePalette();
  const words = useSettled(text.trim(), SETTLED_MS);
  const found = useQuery(searchQuery(words));
  const projects = useQuery(projectsQuery).data?.projects ?? [];
  const navigate = useNavigate();
  const commands = useCommands(more);
  const { groups, of } = useDeferredValue({
    groups: paletteGroups({
      words: text.trim(),
      commands,
      chat,
      projects,
      found: words === '' ? undefined : found.data,
      go: (path) => void navigate(path),
    }),
    of: text,
  });
  const count = groups.reduce((sum, { items }) => sum + items.filter(({ id }) => id !== SEARCH_PAGE).length, 0);
  const searching = text.trim() !== words || (words !== '' && found.isFetching);
  const first = groups[0]?.items[0];
  // The search itself is only what is chosen where nothing is found.
  const ready = of === text && !(searching && first?.id === SEARCH_PAGE);
  const choose = useEffectEvent((item: PaletteItem | undefined) => {
    if (!usePalette.getState().entered) {
      // It was chosen, and is drawn once more while it goes.
      return;
    }
    if (item) {
      onDone();
      item.perform();
    } else {
      type(text);
    }
  });
  useEffect(() => {
    if (entered && ready) {
      choose(first);
    }
  }, [entered, ready, first]);
  const pressed = (event: KeyboardEvent) => {
    const chosen =
      ready &&
      of === usePalette.getState().text &&
      document.querySelector('[data-palette] [role=option][data-highlighted]');
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !chosen) {
      event.preventDefault();
      event.stopPropagation();
      enter();
    }
  };
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={text}
      onValueChange={(value, details) => details.reason !== 'item-press' && type(value)}
      itemToStringValue={({ id }: PaletteItem) => id}
      autoHighlight="always"
      keepHighlight
    >
      <PaletteField render={(wiring) => <Autocomplete.Input {...wiring} ref={takeOver} onKeyDownCapture={pressed} />} />
      <div className="flex min-h-0 flex-col">
        <Autocomplete.List aria-label={t('What fits')} className="min-h-0 overflow-y-auto overscroll-contain p-2">
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items as PaletteItem[]} className="mb-1 last:mb-0">
              <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-text-muted text-xs">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: PaletteItem) => <Line key={item.id} item={item} onDone={onDone} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <p role="status" className={count === 0 ? 'px-3 py-6 text-center text-sm text-text-muted' : 'sr-only'}>
          {told(count, searching, found.error)}
        </p>
      </div>
    </Autocomplete.Root>
  );
}

/** Whoever was in the field before this one was there goes on behind what they have; else the dialog sets the focus. */
function takeOver(input: HTMLInputElement | null): void {
  if (input && (input.value !== '' || document.activeElement === document.body)) {
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }
}

function told(count: number, searching: boolean, failure: Error | null): string {
  if (searching) {
    return count === 0 ? t('Searching…') : '';
  }
  return failure
    ? t('Nothing could be searched: {{failure}}', { failure: failure.message })
    : count === 0
      ? t('Nothing fits')
      : t('{{count}} found', { count });
}

function Line({ item, onDone }: { readonly item: PaletteItem; readonly onDone: () => void }) {
  const Icon = icons[item.kind];
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => {
        onDone();
        item.perform();
      }}
      className="flex cursor-pointer select-none items-start gap-3 rounded-sm px-3 py-2 text-sm outline-none data-[highlighted]:bg-surface-hover touch:py-3"
    >
      <Icon size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-text-muted" />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 [overflow-wrap:anywhere]">
          <Marked pieces={item.pieces} />
        </span>
        {item.note && <span className="block truncate text-text-muted text-xs">{item.note}</span>}
      </span>
    </Autocomplete.Item>
  );
}

function useCommands(more: readonly PaletteCommand[]): readonly PaletteCommand[] {
  const navigate = useNavigate();
  const projectId = useMatch('/projects/:projectId/*')?.params.projectId;
  const writes = mayWrite(useProjectRole(projectId));
  const create = useCreateChat(projectId ?? '', (chat) => void navigate(`/projects/${projectId}/chats/${chat.id}`));
  const pages = [
    { name: t('Go to projects'), perform: () => void navigate('/') },
    { name: t('Go to usage'), perform: () => void navigate('/usage') },
    { name: t('Go to providers'), perform: () => void navigate('/providers') },
    { name: t('Go to search'), perform: () => void navigate('/search') },
    { name: t('Export everything'), perform: () => download('export') },
    ...more,
  ];
  return projectId && writes ? [{ name: t('New chat'), perform: () => create.mutate() }, ...pages] : pages;
}
