import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePreferences } from '@/lib/preferences';
import { EditMessage } from './edit-message';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  usePreferences.setState({ sendKey: 'enter' });
});

let unmount: () => void = () => undefined;
afterEach(() => unmount());

function edits(goes: boolean) {
  const onSend = vi.fn(() => goes);
  const onCancel = vi.fn();
  ({ unmount } = render(<EditMessage id="m" content="How wet?" onSend={onSend} onCancel={onCancel} />));
  return { onSend, onCancel, field: screen.getByLabelText<HTMLTextAreaElement>('Edit the message') };
}

const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

it('keeps its text where it cannot be sent, and over a page that is drawn anew', () => {
  const { field, onSend } = edits(false);
  write(field, 'How wet, in percent?');
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(onSend).toHaveBeenCalledWith('How wet, in percent?');
  expect(screen.getByRole('alert').textContent).toContain('Your text stays');
  unmount();
  expect(edits(true).field.value).toBe('How wet, in percent?');
});

it('keeps nothing of what was sent or given up', () => {
  const first = edits(true);
  write(first.field, 'One');
  fireEvent.keyDown(first.field, { key: 'Enter' });
  expect(first.onSend).toHaveBeenCalledOnce();
  unmount();
  const second = edits(true);
  expect(second.field.value).toBe('How wet?');
  write(second.field, 'Two');
  fireEvent.keyDown(second.field, { key: 'Escape' });
  expect(second.onCancel).toHaveBeenCalledOnce();
  unmount();
  expect(edits(true).field.value).toBe('How wet?');
});

it('is sent by the key that the reader chose', () => {
  usePreferences.setState({ sendKey: 'mod-enter' });
  const { field, onSend } = edits(true);
  write(field, 'How wet, in percent?');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(onSend).toHaveBeenCalledOnce();
});

it('leaves to an input method the keys of a word that it composes', () => {
  const { field, onSend, onCancel } = edits(true);
  write(field, 'ふるい');
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    fireEvent.keyDown(field, { key: 'Enter', ...composing });
    fireEvent.keyDown(field, { key: 'Escape', ...composing });
  }
  expect(onSend).not.toHaveBeenCalled();
  expect(onCancel).not.toHaveBeenCalled();
});
