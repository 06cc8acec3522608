import { render, screen } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { expect, it } from 'vitest';
import { useFocusInside } from './use-focus-inside';

function Page({ open }: { readonly open: boolean }) {
  return (
    <div id="root">
      <button type="button">Behind</button>
      <div role="log" aria-live="off">
        <button type="button">In the thread</button>
      </div>
      <section aria-live="polite">
        <button type="button">Undo</button>
      </section>
      {createPortal(<Popup open={open} />, document.body)}
    </div>
  );
}

function Popup({ open }: { readonly open: boolean }) {
  return (
    <div role="dialog" tabIndex={-1} ref={useFocusInside(open)}>
      <input aria-label="Name" />
    </div>
  );
}

const focused = (name: string) => {
  screen.getByRole('button', { name }).focus();
  return document.activeElement;
};

it('brings the focus back to where it was in the dialog', () => {
  render(<Page open />);
  screen.getByLabelText('Name').focus();
  expect(focused('Behind')).toBe(screen.getByLabelText('Name'));
  expect(focused('In the thread')).toBe(screen.getByLabelText('Name'));
});

it('brings the focus into the dialog when it was not there yet', () => {
  render(<Page open />);
  expect(focused('Behind')).toBe(screen.getByRole('dialog'));
});

it('lets it go to a notice, and anywhere once the dialog is closed', () => {
  const { rerender } = render(<Page open />);
  expect(focused('Undo')?.textContent).toBe('Undo');
  rerender(<Page open={false} />);
  expect(focused('Behind')?.textContent).toBe('Behind');
});
