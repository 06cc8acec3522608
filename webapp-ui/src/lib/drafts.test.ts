import { afterEach, beforeEach, expect, it } from 'vitest';
import { setOwner } from '@/lib/owner';
import { readDraft, writeDraft } from './drafts';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => setOwner(undefined));

it('keeps a draft for who wrote it', () => {
  setOwner('ada');
  writeDraft('chat', 'Dear diary');
  setOwner('ben');
  expect(readDraft('chat')).toBe('');
  writeDraft('chat', 'Mine');
  setOwner('ada');
  expect(readDraft('chat')).toBe('Dear diary');
});

it('finds what was written before there was sign-in, while there is none', () => {
  localStorage.setItem('open-codex.draft.chat', 'Old');
  expect(readDraft('chat')).toBe('Old');
});
