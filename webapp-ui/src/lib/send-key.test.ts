import { expect, it } from 'vitest';
import { isComposed, sends } from './send-key';

const pressed = (init: KeyboardEventInit) => new KeyboardEvent('keydown', { key: 'Enter', ...init });

it('sends on Enter, with or without the key of shortcuts, and starts a line on Shift', () => {
  expect(sends(pressed({}), 'enter')).toBe(true);
  expect(sends(pressed({ ctrlKey: true }), 'enter')).toBe(true);
  expect(sends(pressed({ shiftKey: true }), 'enter')).toBe(false);
  expect(sends(pressed({ key: 'a' }), 'enter')).toBe(false);
});

it('leaves plain Enter to the text of who wants it so', () => {
  expect(sends(pressed({}), 'mod-enter')).toBe(false);
  expect(sends(pressed({ ctrlKey: true }), 'mod-enter')).toBe(true);
  expect(sends(pressed({ metaKey: true }), 'mod-enter')).toBe(true);
  expect(sends(pressed({ ctrlKey: true, shiftKey: true }), 'mod-enter')).toBe(false);
});

it('knows the keys of an input method, also the one that ends a word in Safari', () => {
  expect(isComposed(pressed({ isComposing: true }))).toBe(true);
  expect(isComposed(pressed({ keyCode: 229 }))).toBe(true);
  expect(isComposed(pressed({}))).toBe(false);
});
