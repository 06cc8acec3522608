import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Later, laterPage } from './later';

const Page = () => <p>The page</p>;

it('is drawn at once where it has come', async () => {
  const load = vi.fn(() => Promise.resolve(Page));
  const page = laterPage(load);
  page.load();
  await act(async () => undefined);
  render(<Later page={page} />);
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
  const { rerender, container } = render(<Later page={page} />);
  expect(container.textContent).toBe('');
  await act(async () => come(Page));
  const drawn = await screen.findByText('The page');
  rerender(<Later page={page} />);
  expect(screen.getByText('The page')).toBe(drawn);
});

it('says so where it does not come, and is asked for anew by who goes there again', async () => {
  const load = vi.fn<() => Promise<typeof Page>>().mockRejectedValueOnce(new TypeError('gone')).mockResolvedValue(Page);
  const page = laterPage(load);
  const { unmount } = render(<Later page={page} />);
  expect(await screen.findByRole('alert')).toBeDefined();
  unmount();
  page.load();
  await act(async () => undefined);
  render(<Later page={page} />);
  expect(screen.getByText('The page')).toBeDefined();
});

it('makes way for another', async () => {
  const [one, two] = [laterPage(async () => Page), laterPage(async () => () => <p>Another page</p>)];
  const { rerender } = render(<Later page={one} />);
  expect(await screen.findByText('The page')).toBeDefined();
  rerender(<Later page={two} />);
  expect(await screen.findByText('Another page')).toBeDefined();
  expect(screen.queryByText('The page')).toBeNull();
});
