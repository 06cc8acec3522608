import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { messagesQuery } from '@/api/messages';
import { useShowBranch } from './show-branch';

let asked: string[];
let gone: boolean;

beforeEach(() => {
  asked = [];
  gone = false;
  // A server whose messages say through which one they were read.
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    const through = searchParams.get('through');
    asked.push(`${request.method} ${pathname.replace(/.*\/v1\//, '')} ${through ?? ''}`.trim());
    if (request.method === 'PUT') {
      return Promise.resolve(Response.json({ id: 'c', project_id: 'p' }));
    }
    return Promise.resolve(
      gone && through
        ? Response.json({ code: 'not_found' }, { status: 404 })
        : Response.json({ messages: [{ id: through ?? 'on-show' }], total: 1 }),
    );
  });
});

afterEach(() => vi.unstubAllGlobals());

async function opened(writes: boolean) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const { result } = renderHook(
    () => ({ show: useShowBranch('c', writes), messages: useQuery(messagesQuery('c')).data?.messages }),
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
  const shows = (id: string) =>
    waitFor(() => expect(result.current.messages?.map((message) => message.id)).toEqual([id]));
  await shows('on-show');
  asked.splice(0);
  const again = () => act(() => client.invalidateQueries({ queryKey: messagesQuery('c').queryKey }));
  return { show: (id: string) => act(() => result.current.show.mutateAsync(id)), shows, again };
}

it('puts a branch on show for everybody', async () => {
  const { show, shows } = await opened(true);
  await show('m');
  await shows('on-show');
  expect(asked).toEqual(['PUT chats/c', 'GET chats/c/messages']);
});

it('shows a branch here alone to who may only read, and stays there', async () => {
  const { show, shows, again } = await opened(false);
  await show('m');
  await shows('m');
  await again();
  await shows('m');
  await show('n');
  await shows('n');
  expect(asked).toEqual(['GET chats/c/messages m', 'GET chats/c/messages m', 'GET chats/c/messages n']);
});

it('goes back to what is on show when the branch is gone', async () => {
  const { show, shows, again } = await opened(false);
  await show('m');
  gone = true;
  await again();
  await shows('on-show');
  asked.splice(0);
  await again();
  expect(asked).toEqual(['GET chats/c/messages']);
});
