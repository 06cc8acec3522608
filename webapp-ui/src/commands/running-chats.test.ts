import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { runningChats, useRunningChats } from './running-chats';

beforeEach(() => runningChats.clear());

it('knows in which chats an answer is being written', () => {
  const { result } = renderHook(useRunningChats);
  act(() => runningChats.started('a', '1'));
  act(() => runningChats.started('b', '2'));
  expect([...result.current.keys()]).toEqual(['a', 'b']);
  act(() => runningChats.ended('a', '1'));
  expect([...result.current.keys()]).toEqual(['b']);
});

it('takes the end of one generation for no other', () => {
  const { result } = renderHook(useRunningChats);
  act(() => runningChats.started('a', '1'));
  act(() => runningChats.started('a', '2'));
  act(() => runningChats.ended('a', '1'));
  expect(result.current.has('a')).toBe(true);
});
