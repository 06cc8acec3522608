/** The frames of a chat's socket (contract, parts A and B). Fields beyond part A are optional: a plain server works too. */

export type MessageWire = {
  readonly id: string;
  readonly role: 'user' | 'assistant' | 'system';
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

const known = new Set([
  'user_message_saved',
  'start',
  'chunk',
  'reasoning',
  'end',
  'error',
  'message_created',
  'chat_updated',
  'chat_deleted',
  'heartbeat',
  'pong',
  'draining',
]);

/** The frame in a text, or nothing where it is none that we know: a newer server may say more. */
export function parseFrame(text: string): Frame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    const type = typeof frame === 'object' && frame !== null ? (frame as { type?: unknown }).type : undefined;
    return typeof type === 'string' && known.has(type) ? (frame as Frame) : undefined;
  } catch {
    return undefined;
  }
}
