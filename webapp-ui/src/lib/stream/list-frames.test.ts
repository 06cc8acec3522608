import { expect, it } from 'vitest';
import { parseListFrame } from './list-frames';

const chat = { id: 'c', project_id: 'p', name: 'Rye', created_at: '2026-01-01T00:00:00Z' };

it.each([
  { type: 'chat_created', chat },
  { type: 'chat_updated', chat },
  { type: 'chat_deleted', chat_id: 'c' },
  { type: 'chat_read', chat_id: 'c' },
  { type: 'generation_started', chat_id: 'c', generation_id: 'g', status: 'queued' },
  { type: 'heartbeat' },
])('reads $type', (frame) => expect(parseListFrame(JSON.stringify(frame))).toEqual(frame));

it.each([
  { type: 'chat_created' },
  { type: 'chat_updated', chat: { id: 'c' } },
  { type: 'chat_deleted' },
  { type: 'generation_ended', chat_id: 'c' },
  { type: 'newer' },
  {},
])('leaves %o', (frame) => expect(parseListFrame(JSON.stringify(frame))).toBeUndefined());
