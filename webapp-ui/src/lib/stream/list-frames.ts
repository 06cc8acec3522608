import { parseObject } from './frames';

/** The frames of a user's own stream of events (contract, part B, "Per user"): what a list of chats needs. */
export type ListFrame<Chat> =
  | { readonly type: 'chat_created' | 'chat_updated'; readonly chat: Chat }
  | { readonly type: 'chat_deleted' | 'chat_read'; readonly chat_id: string }
  | {
      readonly type: 'generation_started' | 'generation_ended';
      readonly chat_id: string;
      readonly generation_id: string;
    }
  | { readonly type: 'projects_changed' | 'heartbeat' | 'pong' | 'draining' };

const needed: Readonly<Record<ListFrame<unknown>['type'], readonly string[]>> = {
  chat_created: [],
  chat_updated: [],
  chat_deleted: ['chat_id'],
  chat_read: ['chat_id'],
  generation_started: ['chat_id', 'generation_id'],
  generation_ended: ['chat_id', 'generation_id'],
  projects_changed: [],
  heartbeat: [],
  pong: [],
  draining: [],
};

/** The frame in a text, or nothing where it is none that we know. A chat is one by its `id` and `project_id`. */
export function parseListFrame<Chat extends { readonly id: string; readonly project_id: string }>(
  text: string,
): ListFrame<Chat> | undefined {
  const fields = parseObject(text) as Record<string, unknown> | undefined;
  if (typeof fields?.type !== 'string' || !Object.hasOwn(needed, fields.type)) {
    return undefined;
  }
  const type = fields.type as ListFrame<Chat>['type'];
  const whole = needed[type].every((name) => typeof fields[name] === 'string');
  const hasChat = type === 'chat_created' || type === 'chat_updated';
  return whole && (!hasChat || isChat(fields.chat)) ? (fields as unknown as ListFrame<Chat>) : undefined;
}

function isChat(value: unknown): boolean {
  const fields = (value ?? {}) as Record<string, unknown>;
  return ['id', 'project_id', 'name', 'created_at'].every((name) => typeof fields[name] === 'string');
}
