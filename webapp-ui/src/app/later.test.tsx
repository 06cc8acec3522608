import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, it, vi } from 'vitest';
import { Loaded, laterPage } from './later';

const Page = () => <p>The page</p>;

it('is drawn at once where it has come', async () => {
  const load = vi.fn(() => Promise.resolve(Page));
  const page = laterPage(load);
  await page.load();
  render(<Loaded page={page} />);
  expect(screen.getByText('The page')).toBeDefined();
  expect(load).toHaveBeenCalledOnce();
});

it('is waited for where it has not, and stays the same when it has', async () => {
  let come: (page: typeof Page) => void = () => undefined;
  const page = laterPage(
    () =>
      new Promise((resolve) => {
        come = resolve;
      }),
  );
  const tree = (
    <Suspense fallback="Wait">
      <Loaded page={page} />
    </Suspense>
  );
  const { rerender, container } = render(tree);
  expect(container.textContent).toBe('Wait');
  await act(async () => come(Page));
  const drawn = await screen.findByText('The page');
  rerender(tree);
  expect(screen.getByText('The page')).toBe(drawn);
});
