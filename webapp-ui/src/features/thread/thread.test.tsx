import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Message } from '@/api/messages';
import { CONNECTING } from '@/lib/stream/line';
import { userMessage } from './stream-state';
import { Thread } from './thread';
import type { ThreadActions } from './thread-actions';
import type { ThreadState } from './use-thread';

const client = new QueryClient();

function page(...messages: readonly Message[]) {
  const thread = {
    chatId: 'c',
    connection: CONNECTING,
    history: { messages, hasEarlier: false, earlier: { isPending: false, isError: false, mutate: () => undefined } },
    failures: {},
    outbox: [],
  } as unknown as ThreadState;
  return (
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <Thread thread={thread} actions={{ reuse: () => undefined } as unknown as ThreadActions} landing={undefined} />
      </MemoryRouter>
    </QueryClientProvider>
  );
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

it('keeps the focus when all that was said is deleted', () => {
  const { rerender } = render(page(userMessage('c', { id: 'm', content: 'Why?' })));
  screen.getByRole('log').focus();
  rerender(page());
  expect(document.activeElement?.textContent).toContain('Ask anything');
  expect(document.activeElement).not.toBe(document.body);
});

it('takes no focus where nothing was said yet', () => {
  render(page());
  expect(document.activeElement).toBe(document.body);
});
