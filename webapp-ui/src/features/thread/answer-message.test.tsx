import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reduceAnswer } from '@/lib/stream/answer';
import { AnswerMessage } from './answer-message';
import { SILENT, streamQuery } from './stream-state';
import type { ThreadActions } from './thread-actions';

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] }),
);
afterEach(() => void vi.useRealTimers());

it('says once that it tries again, and counts the seconds for the eye alone', () => {
  const client = new QueryClient();
  const answer = reduceAnswer(reduceAnswer(undefined, { type: 'start', generation_id: 'g', message_id: 'm' }), {
    type: 'progress',
    generation_id: 'g',
    phase: 'retrying',
    retry_after_ms: 4_200,
  });
  client.setQueryData(streamQuery('c').queryKey, { ...SILENT, answer });
  render(
    <QueryClientProvider client={client}>
      <AnswerMessage chatId="c" question={undefined} actions={{} as ThreadActions} />
    </QueryClientProvider>,
  );
  const said = screen.getByRole('status').textContent;
  expect(said).toContain('Trying again');
  expect(screen.getByText('Next try in 5 s').getAttribute('aria-hidden')).toBe('true');
  act(() => void vi.advanceTimersByTime(2_250));
  expect(screen.getByText('Next try in 2 s')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe(said);
});
