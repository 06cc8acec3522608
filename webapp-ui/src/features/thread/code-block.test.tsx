import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CodeBlock } from './code-block';

it('gives the focus to the code when all of it is shown', () => {
  render(<CodeBlock language="" code={Array.from({ length: 61 }, (_, line) => `line ${line}`).join('\n')} />);
  const all = screen.getByRole('button', { name: 'Show all 61 lines' });
  all.focus();
  fireEvent.click(all);
  expect(all.isConnected).toBe(false);
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Code, text' }));
});
