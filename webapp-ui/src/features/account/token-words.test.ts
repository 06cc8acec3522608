import { expect, it } from 'vitest';
import { isExpired } from './token-words';

it('knows which token is good no longer', () => {
  const now = Date.parse('2026-06-01T12:00:00Z');
  expect(isExpired({ expires_at: '2026-06-01T11:59:59Z' }, now)).toBe(true);
  expect(isExpired({ expires_at: '2026-06-01T12:00:01Z' }, now)).toBe(false);
});
