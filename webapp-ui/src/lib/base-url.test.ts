import { describe, expect, test } from 'vitest';
import { apiBase, routerBase, socketUrl } from './base-url';

describe('at the root', () => {
  test('the router has no prefix', () => expect(routerBase('http://host:8000/')).toBe(''));
  test('the interface is below the origin', () => expect(apiBase('http://host/')).toBe('http://host/api/v1'));
});

describe('under a context path', () => {
  const base = 'https://host/team/open-codex/';
  test('the router keeps the whole prefix', () => expect(routerBase(base)).toBe('/team/open-codex'));
  test('the interface is below the prefix', () => expect(apiBase(base)).toBe('https://host/team/open-codex/api/v1'));
  test('a socket is secure where the page is', () =>
    expect(socketUrl('chats/1/stream', base)).toBe('wss://host/team/open-codex/api/v1/chats/1/stream'));
  test('a socket is plain where the page is', () =>
    expect(socketUrl('chats/1/stream', 'http://host/x/')).toBe('ws://host/x/api/v1/chats/1/stream'));
});
