import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from './digest';

it.each(['', 'abc', 'Grüße, 🦊', 'x'.repeat(100_000)])('is the SHA-256 of the UTF-8', async (text) => {
  expect(await sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});
