import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { Palette, usePaletteKey } from '.';
import { usePalette } from './palette-store';

let arrive: () => void;

const performed = vi.fn();

// Its code is on its way until it arrives.
vi.mock('./palette-contents', async (original) => {
  await new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return original();
});

beforeEach(() => {
  // What is searched is found nowhere.
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ hits: [], projects: [], total: 0 })));
  usePalette.setState({ open: false, text: '', entered: false });
  performed.mockReset();
});

function Page() {
  usePaletteKey();
  return (
    <>
      <textarea aria-label="Message" />
      <Palette more={[{ name: 'Rye', perform: performed }]} chat={[]} />
    </>
  );
}

const open = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Page />
      </MemoryRouter>
    </QueryClientProvider>,
  );

const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  return event.defaultPrevented;
};

it('keeps what is typed before its code has come, and before it has the focus', async () => {
  open();
  const message = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  message.focus();
  // One after the other, faster than any focus moves.
  press('k', { ctrlKey: true });
  expect(['R', 'z', 'Backspace', 'y', 'Shift'].map((key) => press(key))).toEqual([true, true, true, true, false]);
  const field = await screen.findByRole('textbox', { name: 'Search chats and messages, or type a command' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard('e');
  expect(field).toHaveProperty('value', 'Rye');

  await act(async () => arrive());
  const wired = await screen.findByRole<HTMLInputElement>('combobox');
  expect(wired.value).toBe('Rye');
  expect(document.activeElement).toBe(wired);
  expect(wired.selectionStart).toBe(3);
  expect(await screen.findByRole('option', { name: 'Rye' })).toBeTruthy();
  expect(message.value).toBe('');

  // The next time it begins anew, and gives the focus back.
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(message));
  await userEvent.keyboard('{Control>}k{/Control}');
  expect((await screen.findByRole<HTMLInputElement>('combobox')).value).toBe('');
});

it('does what was typed and entered at once, and not what stood there before', async () => {
  open();
  await userEvent.keyboard('{Control>}k{/Control}rye{Enter}');
  await waitFor(() => expect(performed).toHaveBeenCalledTimes(1));
  expect(usePalette.getState().open).toBe(false);

  await userEvent.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole<HTMLInputElement>('combobox');
  // In one go, so that nothing is drawn between the letters and the key.
  act(() => {
    usePalette.getState().type('rye');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await waitFor(() => expect(performed).toHaveBeenCalledTimes(2));
});

it('forgets an Enter when it closes: what was chosen is not chosen again while it goes', () => {
  usePalette.getState().setOpen(true);
  usePalette.getState().enter();
  usePalette.getState().setOpen(false);
  expect(usePalette.getState()).toMatchObject({ open: false, entered: false });
});
