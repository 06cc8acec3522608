import { type Frame, parseObject } from './frames';
import { type ClientFrame, GONE, type OpenTransport, SIGNED_OUT, type TransportEvents, UNKNOWN } from './transport';

/** How long an event stream may take to open, and a request to be answered. */
const ANSWER_MS = 15_000;

/** Frames that ask for an answer: the body of `POST …/generations`. */
const ASKING = new Set(['message', 'regenerate', 'continue']);

export type ChatAddresses = {
  /** The chat itself, without `/` at the end. */
  readonly chat: string;
  /** Its event stream; asked for when it is opened, since it says how far the client has come. */
  readonly events: (after?: { readonly generationId: string; readonly seq: number }) => string;
};

/**
 * A chat over plain HTTP, where WebSockets are blocked: Server-Sent Events in, requests out. What a request answers is told
 * as the frames that a socket would have sent, and before what the stream brings meanwhile.
 */
export function overEvents(addresses: ChatAddresses): OpenTransport {
  return (events) => {
    const stream = new ChatStream(addresses, events);
    return { send: (frame) => stream.send(frame), close: () => stream.close() };
  };
}

class ChatStream {
  private source: EventSource | undefined;
  private over = false;
  private open = false;
  private asking = 0;
  private held: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly addresses: ChatAddresses,
    private readonly events: TransportEvents,
  ) {
    this.listen(addresses.events());
  }

  send(frame: ClientFrame): boolean {
    if (this.over || !this.open) {
      return false;
    }
    if (ASKING.has(frame.type)) {
      void this.ask(frame);
    } else if (frame.type === 'stop') {
      void this.request(`generations/${String(frame.generation_id)}/stop`).catch(() => this.end(UNKNOWN));
    } else if (frame.type === 'resume') {
      this.listen(this.addresses.events({ generationId: String(frame.generation_id), seq: Number(frame.after_seq) }));
    }
    // A heartbeat comes unasked, and the stream has its own credit: `ping` and `ack` have nothing to do here.
    return true;
  }

  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.source?.close();
  }

  private listen(url: string): void {
    this.source?.close();
    clearTimeout(this.timer);
    const source = new EventSource(url);
    this.source = source;
    this.timer = setTimeout(() => void this.broken(), ANSWER_MS);
    source.addEventListener('open', () => {
      clearTimeout(this.timer);
      if (!this.open && !this.over) {
        this.open = true;
        this.events.opened();
      }
    });
    source.addEventListener('message', ({ data }) => {
      if (!this.over && typeof data === 'string') {
        this.heard(data);
      }
    });
    // The browser would come back by itself, but knows nothing of waits that grow.
    source.addEventListener('error', () => void this.broken());
  }

  private heard(text: string): void {
    if (this.asking > 0) {
      this.held.push(text);
    } else {
      this.events.heard(text);
    }
  }

  /** An event stream tells nobody why it ended: ask for the chat itself. */
  private async broken(): Promise<void> {
    this.source?.close();
    clearTimeout(this.timer);
    const status = await fetch(this.addresses.chat).then(
      (response) => response.status,
      () => 0,
    );
    this.end(status === 404 ? GONE : status === 401 ? SIGNED_OUT : UNKNOWN);
  }

  private end(code: number): void {
    if (!this.over) {
      this.close();
      this.events.closed(code);
    }
  }

  private async ask(frame: ClientFrame): Promise<void> {
    let ended: string | undefined;
    this.asking += 1;
    try {
      const response = await this.request('generations', frame);
      const answer = (parseObject(await response.text()) ?? {}) as Accepted & Problem;
      this.tell(response.ok ? savedFrame(answer, frame) : errorFrame(answer, response, frame));
      ended = response.ok && !isRunning(answer) ? answer.generation_id : undefined;
    } catch {
      // Whether it arrived is not known: it is sent again, with its own id, over the next connection.
      this.end(UNKNOWN);
    } finally {
      this.asking -= 1;
    }
    if (this.asking === 0 && !this.over) {
      for (const text of this.held.splice(0)) {
        this.events.heard(text);
      }
    }
    if (ended !== undefined && !this.over) {
      // It was asked for before, and no stream tells of it by itself.
      this.listen(this.addresses.events({ generationId: ended, seq: 0 }));
    }
  }

  private tell(frame: Frame | undefined): void {
    if (frame && !this.over) {
      this.events.heard(JSON.stringify(frame));
    }
  }

  private request(path: string, body?: object): Promise<Response> {
    return fetch(`${this.addresses.chat}/${path}`, {
      method: 'POST',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  }
}

type Accepted = {
  readonly generation_id?: string;
  readonly message?: { readonly status?: string };
  readonly user_message?: {
    readonly id: string;
    readonly parent_id?: string | null;
    readonly created_at?: string;
  } | null;
};

function isRunning({ message }: Accepted): boolean {
  return message?.status === undefined || message.status === 'queued' || message.status === 'streaming';
}

function savedFrame(answer: Accepted, frame: ClientFrame): Frame | undefined {
  const { user_message: message } = answer;
  return message
    ? {
        type: 'user_message_saved',
        message_id: message.id,
        parent_id: message.parent_id ?? null,
        ...(message.created_at !== undefined && { created_at: message.created_at }),
        ...(typeof frame.client_message_id === 'string' && { client_message_id: frame.client_message_id }),
      }
    : undefined;
}

type Problem = {
  readonly detail?: string;
  readonly title?: string;
  readonly code?: string;
  readonly running_generation_id?: string;
};

function errorFrame(problem: Problem, response: Response, frame: ClientFrame): Frame {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return {
    type: 'error',
    content: problem.detail ?? problem.title ?? `The server answered with status ${response.status}.`,
    code: problem.code ?? 'unexpected',
    retryable: response.status === 429 || response.status >= 500 || problem.code === 'generation_running',
    ...(Number.isInteger(seconds) && { retry_after_ms: seconds * 1000 }),
    ...(problem.running_generation_id !== undefined && { running_generation_id: problem.running_generation_id }),
    ...(typeof frame.client_message_id === 'string' && { client_message_id: frame.client_message_id }),
  };
}
