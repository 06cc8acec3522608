import { afterEach, expect, it } from 'vitest';
import { dropToken, takeToken } from './link-token';

afterEach(dropToken);

it('takes the token out of the address, and keeps it for when the page is drawn again', () => {
  window.history.replaceState(null, '', '/welcome#secret');
  expect(takeToken()).toBe('secret');
  expect(window.location.href).not.toContain('secret');
  expect(takeToken()).toBe('secret');
});

it('forgets it when it was used', () => {
  window.history.replaceState(null, '', '/welcome#secret');
  takeToken();
  dropToken();
  expect(takeToken()).toBeUndefined();
});
