/** The frames of a chat's socket (contract, parts A and B). Fields beyond part A are optional: a plain server works too. */

export type MessageWire = {
  readonly id: string;
  readonly role: 'user' | 'assistant' | 'system';
  /** Left out where it is long: to be read. */
  readonly content?: string;
  readonly created_at: string;
};

type Closing = {
  readonly generation_id?: string;
  readonly message_id?: string;
  readonly seq?: number;
  readonly status?: 'completed' | 'stopped' | 'failed' | 'interrupted';
  readonly text_length?: number;
};

export type Frame =
  | { readonly type: 'user_message_saved'; readonly message_id: string; readonly created_at?: string }
  | {
      readonly type: 'start';
      readonly generation_id?: string;
      readonly message_id?: string;
      readonly provider?: string;
      readonly model?: string;
      readonly resumed_from?: number;
    }
  | { readonly type: 'chunk'; readonly content: string; readonly generation_id?: string; readonly seq?: number }
  | { readonly type: 'reasoning'; readonly content: string; readonly generation_id?: string; readonly seq?: number }
  | ({ readonly type: 'end'; readonly finish_reason?: string | null } & Closing)
  | ({
      readonly type: 'error';
      readonly content: string;
      readonly code?: string;
      readonly retryable?: boolean;
    } & Closing)
  | { readonly type: 'message_created'; readonly message: MessageWire }
  | { readonly type: 'chat_updated' }
  | { readonly type: 'chat_deleted'; readonly chat_id: string }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'pong' }
  | { readonly type: 'draining'; readonly retry_after_ms?: number };

/** What must be there and a string for a frame to be of use; the rest is optional. */
const needed: { readonly [Type in Frame['type']]: readonly string[] } = {
  user_message_saved: ['message_id'],
  start: [],
  chunk: ['content'],
  reasoning: ['content'],
  end: [],
  error: ['content'],
  message_created: [],
  chat_updated: [],
  chat_deleted: ['chat_id'],
  heartbeat: [],
  pong: [],
  draining: [],
};

/** The frame in a text, or nothing where it is none that we know: a newer server may say more. */
export function parseFrame(text: string): Frame | undefined {
  const frame = parseObject(text);
  return frame && isFrame(frame) ? frame : undefined;
}

function isFrame(frame: object): frame is Frame {
  const fields = frame as Record<string, unknown>;
  const { type } = fields;
  if (typeof type !== 'string' || !Object.hasOwn(needed, type)) {
    return false;
  }
  return (
    needed[type as Frame['type']].every((name) => typeof fields[name] === 'string') &&
    (fields.seq === undefined || Number.isSafeInteger(fields.seq)) &&
    (type !== 'message_created' || isMessage(fields.message))
  );
}

function isMessage(value: unknown): boolean {
  const fields = (value ?? {}) as Record<string, unknown>;
  return ['id', 'role', 'created_at'].every((name) => typeof fields[name] === 'string');
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
