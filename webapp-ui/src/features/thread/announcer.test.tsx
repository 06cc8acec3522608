import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcer, type AnnouncerProps } from './announcer';
import { userMessage } from './stream-state';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => void vi.useRealTimers());

it('tells of an answer that had ended before the page was drawn, and not of those that were there', () => {
  const client = new QueryClient();
  const announcer = (props: Pick<AnnouncerProps, 'begun' | 'last'>) => (
    <QueryClientProvider client={client}>
      <Announcer chatId="c" failures={{}} {...props} />
    </QueryClientProvider>
  );
  const message = (content: string) => ({ ...userMessage('c', { id: content, content }), role: 'assistant' as const });
  const { rerender } = render(announcer({ begun: 3, last: message('Old.') }));
  act(() => vi.advanceTimersByTime(10_000));
  expect(screen.getByRole('status').textContent).toBe('');

  rerender(announcer({ begun: 4, last: message('Rye, of course.') }));
  const heard = [screen.getByRole('status').textContent];
  for (let time = 0; time < 3; time += 1) {
    act(() => vi.advanceTimersByTime(4_000));
    heard.push(screen.getByRole('status').textContent);
  }
  expect(heard).toEqual(['Answer started', 'Rye, of course.', 'Answer complete', 'Answer complete']);
});
