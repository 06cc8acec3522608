import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Chat, chatsQuery } from '@/api/chats';
import type { ProjectRole } from '@/api/members';
import { type Project, projectQuery } from '@/api/projects';
import { ChatList } from './chat-list';

const chat = { id: 'c', project_id: 'p', name: 'Rye', created_at: '2026-01-01T00:00:00Z', status: 'active' } as Chat;

/** Opens the menu of a chat as somebody with this role. */
async function menuOf(chat: Chat, role: ProjectRole): Promise<void> {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(projectQuery('p').queryKey, { id: 'p', role } as Project);
  client.setQueryData(chatsQuery('p').queryKey, { chat_sessions: [chat], total: 1 });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <ChatList projectId="p" />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Actions for Rye' }));
  await screen.findByRole('menu');
}

async function offered(role: ProjectRole): Promise<(string | null)[]> {
  await menuOf(chat, role);
  return screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
}

beforeEach(() => {
  // jsdom knows no media.
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;
});

afterEach(() => vi.unstubAllGlobals());

const writing = ['Rename', 'Pin', 'Save as Markdown', 'Save as JSON', 'Archive', 'Delete'];

it('lets the owner of a project move its chats', async () => {
  expect(await offered('owner')).toEqual([...writing.slice(0, 2), 'Move to…', ...writing.slice(2)]);
});

it('offers to an editor all but moving, which the server leaves to the owner', async () => {
  expect(await offered('editor')).toEqual(writing);
});

it('offers to a viewer what reads', async () => {
  expect(await offered('viewer')).toEqual(['Save as Markdown', 'Save as JSON']);
});

it.each([
  ['Pin', false, '“Rye” was not pinned'],
  ['Unpin', true, '“Rye” was not unpinned'],
])('%s keeps the focus in the list, whose row goes elsewhere, and says what failed', async (name, pinned, words) => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('down')));
  await menuOf({ ...chat, pinned }, 'owner');
  screen.getByRole('menuitem', { name }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('New chat'));
  await waitFor(() => expect(toast.getHistory().at(-1)).toMatchObject({ title: words }));
});
