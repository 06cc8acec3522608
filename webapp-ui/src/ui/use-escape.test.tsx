import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useEscape } from './use-escape';

function Page({ onEscape }: { readonly onEscape: () => void }) {
  useEscape(onEscape);
  return (
    <>
      <textarea aria-label="message" />
      <div data-left-by-escape>
        <textarea aria-label="edit" />
      </div>
    </>
  );
}

it('leaves the key to what one leaves by it', () => {
  const onEscape = vi.fn();
  render(<Page onEscape={onEscape} />);
  fireEvent.keyDown(screen.getByLabelText('edit'), { key: 'Escape' });
  expect(onEscape).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByLabelText('message'), { key: 'Escape' });
  expect(onEscape).toHaveBeenCalledOnce();
});
