import { act, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '@/api/messages';
import { AnswerOutcome } from './answer-outcome';
import type { Ask } from './outbox';
import { type Failure, userMessage } from './stream-state';

const NOW = Date.parse('2026-01-01T00:00:00Z');

let asked: Ask[];

function show(message: Partial<Message>, failure?: Partial<Failure>, canAsk = true): void {
  render(
    <MemoryRouter>
      <AnswerOutcome
        message={{ ...userMessage('c', { id: 'm', content: 'half' }), role: 'assistant', ...message }}
        failure={failure && { code: 'timed_out', words: 'Broke.', retryable: true, retryAt: undefined, ...failure }}
        question="Why?"
        onAsk={canAsk ? (ask) => asked.push(ask) : undefined}
        onReuse={() => undefined}
        onOpenSettings={() => undefined}
      />
    </MemoryRouter>,
  );
}

const offers = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);

beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => void vi.useRealTimers());

describe('how an answer ended', () => {
  it('says nothing of a complete one', () => {
    show({ status: 'completed', finish_reason: 'stop' });
    expect(document.body.textContent).toBe('');
  });

  it.each([
    ['stopped', { status: 'stopped' as const }],
    ['cut off by the model', { status: 'completed' as const, finish_reason: 'length' }],
  ])('lets one that was %s go on, or be written anew', (_, message) => {
    show(message);
    expect(offers()).toEqual(['Continue', 'Regenerate']);
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    fireEvent.click(screen.getByRole('button', { name: 'Regenerate' }));
    expect(asked).toEqual([
      { type: 'continue', message_id: 'm' },
      { type: 'regenerate', message_id: 'm' },
    ]);
  });

  it('names the setting for the limit as the settings do', () => {
    show({ status: 'completed', finish_reason: 'length' });
    expect(screen.getByText(/“Longest answer”/)).toBeTruthy();
  });

  it('offers to go on only where there is text', () => {
    show({ status: 'stopped', content: '' });
    expect(offers()).toEqual(['Regenerate']);
  });

  it('offers another try where that makes sense', () => {
    show({ status: 'failed' }, { retryable: true });
    expect(offers()).toEqual(['Continue', 'Try again']);
  });

  it('offers another question where a try makes none', () => {
    show({ status: 'failed' }, { retryable: false, code: 'context_too_long' });
    expect(offers()).toEqual(['Ask differently']);
  });

  it('offers the settings where they mend it, and a try after that', () => {
    show({ status: 'failed', content: '' }, { retryable: false, code: 'model_not_found' });
    expect(offers()).toEqual(['Open settings', 'Try again']);
  });

  it('leads to the key where that is what is missing', () => {
    show({ status: 'failed', content: '', provider: 'openai' }, { retryable: false, code: 'provider_key_missing' });
    expect(screen.getByRole('link', { name: 'Set the key' }).getAttribute('href')).toBe('/providers?provider=openai');
    expect(offers()).toEqual(['Open settings', 'Try again']);
  });

  it('explains an interrupted one whose reason is not known', () => {
    show({ status: 'interrupted' });
    expect(screen.getByText(/The server went down/).textContent).toContain('What had arrived is kept.');
    expect(offers()).toEqual(['Continue', 'Try again']);
  });

  it('counts down to when a try makes sense', () => {
    show({ status: 'failed', content: '' }, { code: 'provider_rate_limited', retryAt: NOW + 2_500 });
    const button = screen.getByRole('button');
    expect(button.textContent).toBe('Try again in 3 s');
    fireEvent.click(button);
    expect(asked).toEqual([]);
    act(() => void vi.advanceTimersByTime(2_750));
    expect(button.textContent).toBe('Try again');
    fireEvent.click(button);
    expect(asked).toEqual([{ type: 'regenerate', message_id: 'm' }]);
  });

  it('offers nothing that cannot be asked now', () => {
    show({ status: 'failed' }, {}, false);
    expect(offers()).toEqual([]);
  });
});
