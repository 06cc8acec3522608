import type {
  EndFrame,
  EndStatus,
  ErrorFrame,
  Frame,
  ProgressFrame,
  SnapshotFrame,
  StartFrame,
  UsageWire,
} from './frames';

/** An answer as far as it has come. Pure: a frame in, the next state out. */
export type Answer = {
  readonly generationId: string | undefined;
  readonly messageId: string | undefined;
  readonly provider: string | undefined;
  readonly model: string | undefined;
  /** How many messages were left out of the prompt. */
  readonly omitted: number | undefined;
  readonly text: string;
  readonly reasoning: string;
  readonly lastSeq: number;
  /** An entry is missing after `lastSeq`: the log must be resumed from there. */
  readonly gap: boolean;
  /** The log cannot be replayed: the message must be read, then the log resumed after what it holds. */
  readonly unread: boolean;
  /** The provider has not begun: why, and until when it waits (milliseconds from the frame). */
  readonly progress: Progress | undefined;
  readonly end: AnswerEnd | undefined;
};

export type Progress = {
  readonly phase: string;
  readonly place: number | undefined;
  readonly retryAfterMs: number | undefined;
};

export type AnswerFailure = {
  readonly code: string;
  readonly words: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
};

export type AnswerEnd = {
  readonly messageId: string | undefined;
  readonly status: EndStatus;
  readonly finishReason: string | undefined;
  readonly usage: UsageWire | undefined;
  readonly failure: AnswerFailure | undefined;
  /** Whether the text is the server's, as far as order and length tell. */
  readonly whole: boolean;
  /** What the text must hash to, where the server says so. */
  readonly sha256: string | undefined;
};

export function reduceAnswer(answer: Answer | undefined, frame: Frame): Answer | undefined {
  switch (frame.type) {
    case 'start':
      return continues(answer, frame) ? resumed(answer, frame) : started(frame);
    case 'chunk':
    case 'reasoning':
      return answer && appended(answer, frame);
    case 'snapshot':
      return snapshot(answer, frame);
    case 'progress':
      return answer && waiting(answer, frame);
    case 'end':
      return answer && !answer.end && ours(answer, frame.generation_id) ? ended(answer, frame) : answer;
    case 'error':
      return answer && closes(answer, frame) ? failed(answer, frame) : answer;
    default:
      return answer;
  }
}

/** What has been read in the place of a log: the text up to and with the entry `upToSeq`. */
export function restored(answer: Answer, text: string, reasoning: string, upToSeq: number): Answer {
  return { ...answer, text, reasoning, lastSeq: upToSeq, unread: false, gap: true };
}

/** Whether a start goes on with this answer; any other voids what was shown of the generation. */
function continues(answer: Answer | undefined, frame: StartFrame): answer is Answer {
  return frame.resumed_from !== undefined && answer !== undefined && !answer.end && same(answer.generationId, frame);
}

function same(generationId: string | undefined, frame: { readonly generation_id?: string }): boolean {
  return generationId !== undefined && generationId === frame.generation_id;
}

/** What comes next is the entry after `resumed_from`: what is there twice is dropped, what is still missing is a gap. */
function resumed(answer: Answer, frame: StartFrame): Answer {
  return { ...answer, unread: false, gap: (frame.resumed_from ?? 0) > answer.lastSeq };
}

function started(frame: StartFrame | SnapshotFrame): Answer {
  return {
    generationId: frame.generation_id,
    messageId: frame.message_id,
    provider: frame.type === 'start' ? frame.provider : undefined,
    model: frame.type === 'start' ? frame.model : undefined,
    omitted: frame.type === 'start' ? frame.omitted_messages : undefined,
    text: '',
    reasoning: '',
    lastSeq: 0,
    gap: frame.type === 'start' && (frame.resumed_from ?? 0) > 0,
    unread: frame.type === 'snapshot',
    progress: undefined,
    end: undefined,
  };
}

function snapshot(answer: Answer | undefined, frame: SnapshotFrame): Answer {
  return answer && !answer.end && same(answer.generationId, frame) ? { ...answer, unread: true } : started(frame);
}

function waiting(answer: Answer, frame: ProgressFrame): Answer {
  return answer.end || !ours(answer, frame.generation_id)
    ? answer
    : {
        ...answer,
        progress: { phase: frame.phase ?? 'queued', place: frame.place, retryAfterMs: frame.retry_after_ms },
      };
}

function appended(answer: Answer, frame: Extract<Frame, { type: 'chunk' | 'reasoning' }>): Answer {
  if (!ours(answer, frame.generation_id) || answer.end || answer.unread) {
    return answer;
  }
  const seq = frame.seq ?? answer.lastSeq + 1;
  if (seq <= answer.lastSeq) {
    return answer;
  }
  if (seq > answer.lastSeq + 1) {
    return answer.gap ? answer : { ...answer, gap: true };
  }
  const next = { ...answer, lastSeq: seq, gap: false, progress: undefined };
  return frame.type === 'chunk'
    ? { ...next, text: answer.text + frame.content }
    : { ...next, reasoning: answer.reasoning + frame.content };
}

function ended(answer: Answer, frame: EndFrame): Answer {
  return closed(answer, frame, {
    status: frame.status ?? 'completed',
    finishReason: frame.finish_reason ?? undefined,
    usage: frame.usage,
    failure: undefined,
  });
}

function failed(answer: Answer, frame: ErrorFrame): Answer {
  return closed(answer, frame, {
    status: frame.status ?? 'failed',
    finishReason: undefined,
    usage: undefined,
    failure: failureOf(frame),
  });
}

/** What a frame that closes a log says of the failure. */
export function failureOf(frame: ErrorFrame): AnswerFailure {
  return {
    code: frame.code ?? 'internal',
    words: frame.content,
    retryable: frame.retryable ?? true,
    retryAfterMs: frame.retry_after_ms,
  };
}

function closed(
  answer: Answer,
  frame: EndFrame | ErrorFrame,
  how: Pick<AnswerEnd, 'status' | 'finishReason' | 'usage' | 'failure'>,
): Answer {
  const end: AnswerEnd = {
    ...how,
    messageId: frame.message_id ?? answer.messageId,
    whole: isWhole(answer, frame.seq, frame.text_length),
    sha256: frame.sha256,
  };
  return { ...answer, progress: undefined, end };
}

/** An error with a generation closes its log; one without concerns a request, unless the server knows no generations. */
export function closes(answer: Answer | undefined, frame: ErrorFrame): boolean {
  if (!answer || answer.end) {
    return false;
  }
  return answer.generationId === undefined
    ? frame.generation_id === undefined && frame.client_message_id === undefined
    : frame.generation_id === answer.generationId;
}

function ours(answer: Answer, generationId: string | undefined): boolean {
  return generationId === undefined || answer.generationId === undefined || generationId === answer.generationId;
}

function isWhole(answer: Answer, seq: number | undefined, length: number | undefined): boolean {
  const inOrder = seq === undefined || seq === answer.lastSeq + 1;
  return !answer.gap && !answer.unread && inOrder && (length === undefined || length === codePoints(answer.text));
}

/** Unicode code points, which is how the server counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}
