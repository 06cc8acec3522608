import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CONNECTING, type LineState } from '@/lib/stream/line';
import { ConnectionLine } from './connection-line';

const NOW = Date.parse('2026-01-01T00:00:00Z');

let tries: number;

const line = (state: Partial<LineState>) => (
  <ConnectionLine
    connection={{ ...CONNECTING, ...state }}
    onReconnect={() => {
      tries += 1;
    }}
  />
);

beforeEach(() => {
  tries = 0;
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => void vi.useRealTimers());

it('says nothing while all is well, and of a first connection only when it takes long', () => {
  const { rerender } = render(line({ status: 'open' }));
  expect(document.body.textContent).toBe('');
  rerender(line({ status: 'connecting' }));
  expect(document.body.textContent).toBe('');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(document.body.textContent).toBe('Connecting…');
});

it('counts down to the next try, and tries now if it is told to', () => {
  render(line({ status: 'waiting', lost: true, retryAt: NOW + 4_200 }));
  expect(screen.getByText('Next try in 5 s')).toBeTruthy();
  act(() => void vi.advanceTimersByTime(2_250));
  expect(screen.getByText('Next try in 2 s')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(tries).toBe(1);
});

it.each([
  [{ status: 'connecting', lost: true }, 'Reconnecting'],
  [{ status: 'waiting' }, 'Connection lost'],
  [{ status: 'offline' }, 'You are offline'],
  [{ status: 'gone' }, 'no longer there'],
  [{ status: 'open', slow: true }, 'slower way'],
] as const)('says how it is: %o', (state, words) => {
  render(line(state));
  expect(screen.getByRole('status').textContent).toContain(words);
});
