const rig = process.env.OPENCODEX_RIG ?? '';

export type Script = {
  /** What the model thinks before it answers. */
  readonly reasoning?: readonly string[];
  readonly chunks?: readonly string[];
  readonly gated?: boolean;
  /** Before each chunk. */
  readonly delayMillis?: number;
  readonly finishReason?: string;
  /** How the stream ends once its chunks are sent; by default as it should. */
  readonly ending?: 'NORMAL' | 'EOF' | 'RESET' | 'ERROR_EVENT' | 'MALFORMED';
  readonly status?: number;
  readonly body?: string;
};

async function post(path: string, body?: object): Promise<void> {
  const response = await fetch(rig + path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) {
    throw new Error(`The rig answered ${path} with ${response.status}.`);
  }
}

/** The next question to the model is answered so. */
export const script = (answer: Script) => post('/script', answer);

/** Until the next reset the provider lists these models. */
export const listModels = (...ids: string[]) =>
  post('/models', { status: 200, body: JSON.stringify({ data: ids.map((id) => ({ id })) }) });

/** Lets the next chunks of a gated answer go. */
export const release = (count = 1) => post(`/release?n=${count}`);

/** Forgets answers that nobody asked for: one that was stopped early may never have reached the model. */
export const reset = () => post('/reset');

/** Stops the server and starts it again; returns when it is ready. */
export const restart = () => post('/restart');

/** Where the server with sign-in on is. */
export const baseUrl = () => process.env.OPENCODEX_SIGN_IN_URL ?? '';

/** What its log has behind the `#` of the link for the first administrator. */
export const setUpToken = () => process.env.OPENCODEX_SET_UP_TOKEN ?? '';
