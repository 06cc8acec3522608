import { afterEach, expect, it } from 'vitest';
import { owned, setOwner } from './owner';

afterEach(() => setOwner(undefined));

it('keeps what people write apart', () => {
  setOwner('ada');
  const hers = owned('open-codex.draft.');
  setOwner('ben');
  expect(owned('open-codex.draft.')).not.toBe(hers);
});

it('keeps the names of the time before there was sign-in', () => {
  expect(owned('open-codex.draft.')).toBe('open-codex.draft.');
});
