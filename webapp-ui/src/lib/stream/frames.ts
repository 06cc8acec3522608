/** The frames of a chat's socket (contract, parts A and B). Fields beyond part A are optional: a plain server works too. */

export type MessageWire = {
  readonly id: string;
  readonly role: 'user' | 'assistant' | 'system';
  /** Left out where it is long: to be read. */
  readonly content?: string;
  readonly created_at: string;
  readonly parent_id?: string | null;
};

export type EndStatus = 'completed' | 'stopped' | 'failed' | 'interrupted';

type Closing = {
  readonly generation_id?: string;
  readonly message_id?: string;
  readonly seq?: number;
  readonly status?: EndStatus;
  readonly text_length?: number;
  readonly sha256?: string;
};

type Entry = { readonly content: string; readonly generation_id?: string; readonly seq?: number };

/** What was asked, in the asker's words: `client_message_id` is its own. */
type AboutRequest = { readonly client_message_id?: string; readonly running_generation_id?: string };

export type SavedFrame = {
  readonly type: 'user_message_saved';
  readonly message_id: string;
  readonly client_message_id?: string;
  readonly parent_id?: string | null;
  readonly created_at?: string;
};

export type StartFrame = {
  readonly type: 'start';
  readonly generation_id?: string;
  readonly message_id?: string;
  readonly provider?: string;
  readonly model?: string;
  /** Left out of the prompt, because it did not fit. */
  readonly omitted_messages?: number;
  readonly resumed_from?: number;
  /** Over the text up to `resumed_from`. */
  readonly sha256?: string;
};

export type SnapshotFrame = {
  readonly type: 'snapshot';
  readonly generation_id: string;
  readonly message_id: string;
  readonly up_to_seq?: number;
  readonly status?: string;
};

export type ProgressFrame = {
  readonly type: 'progress';
  readonly generation_id?: string;
  readonly phase?: string;
  /** In the queue of the provider, from 1. */
  readonly place?: number;
  readonly retry_after_ms?: number;
};

export type ErrorFrame = {
  readonly type: 'error';
  readonly content: string;
  readonly code?: string;
  readonly retryable?: boolean;
  readonly retry_after_ms?: number;
} & Closing &
  AboutRequest;

/** What an answer took; what nobody told is left out. */
export type UsageWire = {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly cached_tokens?: number;
  readonly reasoning_tokens?: number;
  readonly estimated?: boolean;
  readonly cost?: number;
  readonly first_token_ms?: number;
  readonly duration_ms?: number;
  readonly tokens_per_second?: number;
};

export type EndFrame = {
  readonly type: 'end';
  readonly finish_reason?: string | null;
  readonly usage?: UsageWire;
} & Closing;

export type Frame =
  | SavedFrame
  | StartFrame
  | ({ readonly type: 'chunk' } & Entry)
  | ({ readonly type: 'reasoning' } & Entry)
  | EndFrame
  | ErrorFrame
  | SnapshotFrame
  | ProgressFrame
  | { readonly type: 'message_created'; readonly message: MessageWire }
  | { readonly type: 'message_updated'; readonly message: MessageWire }
  | { readonly type: 'messages_changed' }
  | { readonly type: 'chat_updated'; readonly chat?: unknown }
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
  snapshot: ['generation_id', 'message_id'],
  progress: [],
  message_created: [],
  message_updated: [],
  messages_changed: [],
  chat_updated: [],
  chat_deleted: ['chat_id'],
  heartbeat: [],
  pong: [],
  draining: [],
};

/** What must be a whole number where it is there: others count with it. */
const numbers = ['seq', 'resumed_from', 'up_to_seq', 'text_length', 'retry_after_ms', 'omitted_messages', 'place'];

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
    numbers.every((name) => fields[name] === undefined || Number.isSafeInteger(fields[name])) &&
    ((type !== 'message_created' && type !== 'message_updated') || isMessage(fields.message))
  );
}

function isMessage(value: unknown): boolean {
  const fields = (value ?? {}) as Record<string, unknown>;
  return ['id', 'role', 'created_at'].every((name) => typeof fields[name] === 'string');
}

/** The JSON object in a text, or nothing. */
export function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
