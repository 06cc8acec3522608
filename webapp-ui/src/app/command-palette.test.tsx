import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Chat, chatsQuery } from '@/api/chats';
import type { ProjectRole } from '@/api/members';
import { type Project, projectQuery } from '@/api/projects';
import { type Session, sessionQuery } from '@/api/session';
import { useOffer, usePaletteKey } from '@/features/palette';
import { usePalette } from '@/features/palette/palette-store';
import { ProjectDialogs } from '@/features/projects';
import { CommandPalette } from './command-palette';

const chat = {
  id: 'c',
  project_id: 'p',
  name: 'Rye',
  created_at: '2026-01-01T00:00:00Z',
  status: 'active',
  pinned: false,
  unread: false,
  version: 3,
} as Chat;

let sent: string[];

beforeEach(() => {
  usePalette.setState({ open: false });
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method !== 'GET') {
      sent.push(`${request.method} ${new URL(request.url).pathname.replace(/.*\/v1\//, '')} ${await request.text()}`);
    }
    return Response.json({
      ...chat,
      chat_sessions: [chat],
      chats: [],
      messages: [],
      projects: [],
      templates: [],
      total: 0,
    });
  });
});

/** What a chat offers while an answer is being written; the pages do not offer to stop it to those who only read. */
function Page({ writes }: { readonly writes: boolean }) {
  const [finding, setFinding] = useState(false);
  const [find] = useState(() => () => setFinding(true));
  useOffer('find', find);
  useOffer('settings', nothing);
  useOffer('stop', writes ? nothing : undefined);
  usePaletteKey();
  return (
    <main id="main" tabIndex={-1}>
      <p>{useLocation().pathname}</p>
      <textarea aria-label="Message" />
      {/* biome-ignore lint/a11y/noAutofocus: as the bar has it */}
      {finding && <input aria-label="Words" autoFocus />}
    </main>
  );
}

function nothing() {
  return undefined;
}

/** The palette in the chat, opened by somebody with this role. */
async function opened(role: ProjectRole, change: Partial<Chat> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(sessionQuery.queryKey, { mode: 'local', user: { id: 'u', name: 'Ada' } } as Session);
  client.setQueryData(projectQuery('p').queryKey, { id: 'p', role } as Project);
  client.setQueryData(chatsQuery('p').queryKey, { chat_sessions: [{ ...chat, ...change }], total: 1 });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={['/projects/p/chats/c']}>
        <div id="root">
          <Page writes={role !== 'viewer'} />
        </div>
        <CommandPalette />
        <ProjectDialogs />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole('textbox', { name: 'Message' }));
  await userEvent.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
}

async function commands(group: string): Promise<(string | null)[]> {
  const options = within(await screen.findByRole('group', { name: group })).getAllByRole('option');
  return options.map(({ textContent }) => textContent);
}

const choose = async (name: string) => userEvent.click(await screen.findByRole('option', { name }));

const paletteIsGone = () => waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());

const everywhere = [
  'Go to projects',
  'Go to usage',
  'Go to providers',
  'Go to search',
  'Export everything',
  'Settings of this project',
];
const ends = ['New project', 'Import', 'Preferences', 'Keyboard shortcuts', 'Account', 'Sign out'];

it('offers to the owner all that can be done in a chat', async () => {
  await opened('owner');
  expect(await commands('Commands')).toEqual(['New chat', ...everywhere, 'Share project', ...ends]);
  expect(await commands('This chat')).toEqual([
    'Stop the answer',
    'Find in this chat',
    'Rename',
    'Pin',
    'Move to…',
    'Save as Markdown',
    'Save as JSON',
    'Archive',
    'Delete',
  ]);
});

it('offers to a reader what reads', async () => {
  await opened('viewer');
  expect(await commands('Commands')).toEqual([...everywhere, 'Who has this project', ...ends]);
  expect(await commands('This chat')).toEqual(['Find in this chat', 'Save as Markdown', 'Save as JSON']);
});

it('offers to take back what was done to a chat', async () => {
  await opened('editor', { pinned: true, status: 'archived' });
  expect(await commands('This chat')).toEqual(expect.arrayContaining(['Unpin', 'Bring back']));
});

it('asks for the new name of a chat, and gives the focus back', async () => {
  await opened('owner');
  await choose('Rename');
  const dialog = await screen.findByRole('dialog', { name: 'Rename chat' });
  await paletteIsGone();
  const name = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await waitFor(() => expect(document.activeElement).toBe(name));
  await userEvent.clear(name);
  await userEvent.keyboard('Spelt{Enter}');
  await waitFor(() => expect(sent).toEqual(['PUT chats/c {"name":"Spelt","version":3}']));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' })));
});

it('leaves a chat that it deletes', async () => {
  await opened('owner');
  await choose('Delete');
  await paletteIsGone();
  expect(await screen.findByText('/projects/p')).toBeTruthy();
  await waitFor(() => expect(sent).toEqual(['DELETE chats/c ']));
  await waitFor(() => expect(document.activeElement?.id).toBe('main'));
});

it('leaves the focus where one finds', async () => {
  await opened('viewer');
  await choose('Find in this chat');
  await paletteIsGone();
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Words' }));
});

it('makes a project from anywhere', async () => {
  await opened('viewer');
  await choose('New project');
  await paletteIsGone();
  const name = within(await screen.findByRole('dialog', { name: 'New project' })).getByRole('textbox', {
    name: 'Name',
  });
  await waitFor(() => expect(document.activeElement).toBe(name));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' })));
});
