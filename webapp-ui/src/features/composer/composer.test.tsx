import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { usePreferences } from '@/lib/preferences';
import { Composer, type ComposerProps } from './composer';

let sent: string[];
let stops: number;
let reachable: boolean;

const props = (more: Partial<ComposerProps> = {}): ComposerProps => ({
  chatId: 'c',
  running: false,
  stopping: false,
  returned: undefined,
  suggested: undefined,
  sent: [],
  said: 0,
  window: undefined,
  onSend: (text) => {
    if (reachable) {
      sent.push(text);
    }
    return reachable;
  },
  onStop: () => {
    stops += 1;
  },
  onKept: () => undefined,
  ...more,
});

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

beforeEach(() => {
  sent = [];
  stops = 0;
  reachable = true;
  sessionStorage.clear();
  localStorage.clear();
  usePreferences.setState({ sendKey: 'enter' });
  // jsdom knows no media.
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;
});

describe('the composer', () => {
  it('sends by Enter and starts a line by Shift+Enter', async () => {
    render(<Composer {...props()} />);
    await userEvent.type(field(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(sent).toEqual(['one\ntwo']);
    expect(field().value).toBe('');
  });

  it('leaves Enter to an input method', async () => {
    render(<Composer {...props()} />);
    await userEvent.type(field(), 'か');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
    expect(sent).toEqual([]);
  });

  it('sends nothing that is empty or only space', async () => {
    render(<Composer {...props()} />);
    await userEvent.type(field(), '  {Enter}');
    expect(sent).toEqual([]);
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
  });

  it('sends for later while an answer runs, and stops it', async () => {
    const { rerender } = render(<Composer {...props({ running: true })} />);
    expect(screen.queryByRole('button', { name: /send/i })).toBeNull();
    await userEvent.type(field(), 'next');
    expect(screen.getByRole('button', { name: 'Send when the answer has ended' })).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    expect(sent).toEqual(['next']);
    await userEvent.click(screen.getByRole('button', { name: 'Stop the answer' }));
    expect(document.activeElement).toBe(field());
    expect(stops).toBe(1);
    rerender(<Composer {...props({ running: true, stopping: true })} />);
    await userEvent.click(screen.getByRole('button', { name: 'Stopping…' }));
    expect(stops).toBe(1);
  });

  it('keeps the text where it cannot be sent, and says so', async () => {
    reachable = false;
    render(<Composer {...props()} />);
    await userEvent.type(field(), 'kept{Enter}');
    expect(field().value).toBe('kept');
    expect(screen.getByRole('alert').textContent).toContain('Your text stays');
  });

  it('puts a returned text before what was written since, and tells that it has it', async () => {
    const { rerender } = render(<Composer {...props()} />);
    await userEvent.type(field(), 'since');
    const onKept = vi.fn();
    rerender(
      <Composer {...props({ returned: { text: 'came back', words: 'An answer is being written.' }, onKept })} />,
    );
    expect(onKept).toHaveBeenCalledOnce();
    expect(field().value).toBe('came back\n\nsince');
    expect(screen.getByRole('alert').textContent).toBe('An answer is being written.');
  });

  it('replaces a suggestion that was not touched by the next, and nothing else', async () => {
    const { rerender } = render(<Composer {...props({ suggested: { text: 'first' } })} />);
    rerender(<Composer {...props({ suggested: { text: 'second' } })} />);
    expect(field().value).toBe('second');
    await userEvent.type(field(), '!');
    rerender(<Composer {...props({ suggested: { text: 'third' } })} />);
    expect(field().value).toBe('third\n\nsecond!');
  });

  it('keeps a draft for each chat', async () => {
    const { unmount } = render(<Composer {...props()} />);
    await userEvent.type(field(), 'draft');
    unmount();
    const other = render(<Composer {...props({ chatId: 'other' })} />);
    expect(field().value).toBe('');
    other.unmount();
    render(<Composer {...props()} />);
    expect(field().value).toBe('draft');
  });

  it('says how much is too long before it is sent', () => {
    render(<Composer {...props()} />);
    fireEvent.change(field(), { target: { value: 'x'.repeat(200_003) } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(screen.getByRole('alert').textContent).toContain('Too long by 3 characters');
    expect(sent).toEqual([]);
  });

  it('goes through what was sent before by the arrows', async () => {
    render(<Composer {...props({ sent: ['first', 'second'] })} />);
    await userEvent.type(field(), '{ArrowUp}');
    expect(field().value).toBe('second');
    await userEvent.type(field(), '{ArrowUp}{ArrowUp}');
    expect(field().value).toBe('first');
    await userEvent.type(field(), '{ArrowDown}{ArrowDown}');
    expect(field().value).toBe('');
    await userEvent.type(field(), 'mine{ArrowUp}');
    expect(field().value).toBe('mine');
  });

  it('sends by another key where one likes that', async () => {
    usePreferences.setState({ sendKey: 'mod-enter' });
    render(<Composer {...props()} />);
    await userEvent.type(field(), 'one{Enter}two{Control>}{Enter}{/Control}');
    expect(sent).toEqual(['one\ntwo']);
  });

  it('says how much of the window is taken', async () => {
    render(<Composer {...props({ said: 900, window: 1_000 })} />);
    await userEvent.type(field(), 'x'.repeat(40));
    expect(screen.getByText('About 910 tokens of 1K')).toBeTruthy();
    await userEvent.click(field());
    await userEvent.paste('x'.repeat(800));
    expect(screen.getByText(/the oldest messages will not be sent/)).toBeTruthy();
  });

  it('begins in a new tab with what another one left', async () => {
    const { unmount } = render(<Composer {...props()} />);
    await userEvent.type(field(), 'half a thought');
    unmount();
    sessionStorage.clear();
    render(<Composer {...props()} />);
    expect(field().value).toBe('half a thought');
  });
});
