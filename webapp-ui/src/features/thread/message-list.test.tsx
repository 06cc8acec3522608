import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Message } from '@/api/messages';
import { MessageList, type MessageListProps } from './message-list';
import { userMessage } from './stream-state';
import type { ThreadActions } from './thread-actions';

const ask = vi.fn(() => true);
const actions: ThreadActions = {
  ask,
  show: vi.fn(),
  remove: vi.fn(),
  chooseModel: undefined,
  fork: vi.fn(),
  rate: undefined,
  reuse: undefined,
  openSettings: () => undefined,
};
const running: ThreadActions = { ...actions, ask: undefined, show: undefined, remove: undefined };

/** The version of a message, of `count`. */
const siblings = (index: number, count: number): Message['siblings'] => ({
  index,
  count,
  previous_id: index > 1 ? `v${index - 1}` : null,
  next_id: index < count ? `v${index + 1}` : null,
});

const question = (change: Partial<Message> = {}): Message => ({
  ...userMessage('c', { id: 'q', content: 'Why?' }),
  ...change,
});
const answer = (change: Partial<Message> = {}): Message =>
  question({ id: 'v2', role: 'assistant', content: 'So.', status: 'completed', finish_reason: 'stop', ...change });

let draw: (change: Partial<MessageListProps>) => void;

function show(...messages: readonly Message[]): void {
  const page = (change: Partial<MessageListProps>) => (
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <MessageList
          chatId="c"
          messages={messages}
          answering={undefined}
          outbox={[]}
          asking={false}
          connected
          failures={{}}
          hasEarlier={false}
          earlier={
            { isPending: false, isError: false, mutate: () => undefined } as unknown as MessageListProps['earlier']
          }
          actions={actions}
          landing={undefined}
          showBranch={() => undefined}
          showing={false}
          onTakeBack={() => undefined}
          {...change}
        />
        <textarea aria-label="Message" />
        <div role="dialog">
          <button type="button">Choose</button>
        </div>
      </MemoryRouter>
    </QueryClientProvider>
  );
  const client = new QueryClient();
  const { rerender } = render(page({}));
  draw = (change) => rerender(page(change));
}

const list = () => screen.getByRole('log');
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => {
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(90);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('keeps the focus on the arrow when another version is shown', () => {
  show(question(), answer({ siblings: siblings(2, 3) }));
  button('Previous version').focus();
  draw({ messages: [question(), answer({ id: 'v1', siblings: siblings(2, 3) })] });
  expect(document.activeElement).toBe(button('Previous version'));
});

it('gives the focus to the other arrow at the last version', () => {
  show(question(), answer({ siblings: siblings(2, 3) }));
  button('Previous version').focus();
  draw({ messages: [question(), answer({ id: 'v1', siblings: siblings(1, 3) })] });
  expect(document.activeElement).toBe(button('Next version'));
  draw({ messages: [question(), answer({ id: 'v2', siblings: siblings(2, 3) })] });
  draw({ messages: [question(), answer({ id: 'v3', siblings: siblings(3, 3) })] });
  expect(document.activeElement).toBe(button('Previous version'));
});

it('finds the place of a version when others came before it', () => {
  show(question(), answer({ siblings: siblings(2, 3) }));
  button('Next version').focus();
  const earlier = [question({ id: 'p', content: 'Before' }), answer({ id: 'o' })];
  draw({ messages: [...earlier, question(), answer({ id: 'v1', siblings: siblings(1, 3) })] });
  expect(document.activeElement).toBe(button('Next version'));
});

it('has the focus when there are no earlier messages to load any more', () => {
  show(question());
  draw({ hasEarlier: true });
  button('Load earlier messages').focus();
  draw({ hasEarlier: false });
  expect(document.activeElement).toBe(list());
});

it.each(['Continue', 'Try again'])('has the focus itself when “%s” goes', (name) => {
  show(question(), answer({ status: 'failed' }));
  const pressed = button(name);
  pressed.focus();
  fireEvent.click(pressed);
  draw({ actions: running });
  expect(document.activeElement).toBe(list());
});

it('has the focus when “Get an answer” goes', () => {
  show(question());
  button('Get an answer').focus();
  draw({ actions: running });
  expect(document.activeElement).toBe(list());
});

it('has the focus when an edited message is sent, and the pencil when it is not', async () => {
  show(question());
  button('Edit message').focus();
  await userEvent.keyboard('{Enter}{Escape}');
  expect(document.activeElement).toBe(button('Edit message'));
  await userEvent.keyboard('{Enter}, then{Enter}');
  expect(ask).toHaveBeenCalledWith({ type: 'message', content: 'Why?, then', parent_id: null });
  draw({ actions: running });
  draw({ messages: [question({ id: 'q2', content: 'Why?, then' })], answering: { messageId: 'v2' }, actions: running });
  expect(document.activeElement).toBe(list());
});

it.each(['Regenerate', 'Delete with what follows'])('has the focus after “%s” from the menu', async (name) => {
  show(question(), answer());
  const { getByRole } = within(screen.getByRole('article', { name: 'Answer' }));
  getByRole('button', { name: 'More for this answer' }).focus();
  await userEvent.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name })).focus();
  await userEvent.keyboard('{Enter}');
  draw({ messages: [question()], answering: name === 'Regenerate' ? { messageId: 'v3' } : undefined });
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(document.activeElement).toBe(list());
});

it('takes the focus back from a menu or a dialog whose row went meanwhile', async () => {
  show(question(), answer());
  button('More for this answer').focus();
  await userEvent.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name: 'Regenerate' })).focus();
  draw({ messages: [question(), answer({ id: 'v3' })] });
  await waitFor(() => expect(document.activeElement).toBe(button('More for this answer')));
  button('Choose').focus();
  draw({ messages: [question(), answer({ id: 'v4' })] });
  expect(document.activeElement).toBe(button('Choose'));
  button('Choose').blur();
  draw({});
  expect(document.activeElement).toBe(button('More for this answer'));
});

it('leaves the focus where the reader took it', () => {
  show(question(), answer({ siblings: siblings(2, 3) }));
  button('Next version').focus();
  screen.getByLabelText('Message').focus();
  draw({ messages: [question(), answer({ id: 'v3', siblings: siblings(3, 3) })] });
  expect(document.activeElement).toBe(screen.getByLabelText('Message'));
  button('Previous version').focus();
  button('Previous version').blur();
  draw({ messages: [question(), answer({ id: 'v2', siblings: siblings(2, 3) })] });
  expect(document.activeElement).toBe(document.body);
});

it('scrolls nothing to keep the focus', () => {
  const focus = vi.spyOn(HTMLElement.prototype, 'focus');
  show(question(), answer({ siblings: siblings(2, 3) }));
  button('Previous version').focus();
  draw({ messages: [question(), answer({ id: 'v1', siblings: siblings(2, 3) })] });
  expect(focus).toHaveBeenLastCalledWith({ preventScroll: true });
});
