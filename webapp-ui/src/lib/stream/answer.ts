import type { Frame } from './frames';

/** An answer as far as it has come. Pure: a frame in, the next state out. */
export type Answer = {
  readonly generationId: string | undefined;
  readonly messageId: string | undefined;
  readonly provider: string | undefined;
  readonly model: string | undefined;
  readonly text: string;
  readonly reasoning: string;
  readonly lastSeq: number;
  /** An entry is missing: what is shown is not the whole, and the message must be read. */
  readonly gap: boolean;
  readonly end: AnswerEnd | undefined;
};

export type AnswerEnd = {
  readonly messageId: string | undefined;
  readonly status: 'completed' | 'stopped' | 'failed' | 'interrupted';
  readonly finishReason: string | undefined;
  readonly failure: { readonly code: string; readonly words: string } | undefined;
  /** Whether the text is the server's, as far as can be told. */
  readonly whole: boolean;
};

export function reduceAnswer(answer: Answer | undefined, frame: Frame): Answer | undefined {
  switch (frame.type) {
    case 'start':
      return resumes(answer, frame) ? { ...answer, gap: false } : started(frame);
    case 'chunk':
    case 'reasoning':
      return answer && appended(answer, frame);
    case 'end':
      return answer && !answer.end && ours(answer, frame.generation_id) ? ended(answer, frame) : answer;
    case 'error':
      return answer && closes(answer, frame) ? failed(answer, frame) : answer;
    default:
      return answer;
  }
}

/** Whether a start goes on where this answer is; any other start voids what was shown of the generation. */
function resumes(answer: Answer | undefined, frame: Extract<Frame, { type: 'start' }>): answer is Answer {
  return (
    frame.resumed_from !== undefined &&
    answer?.generationId === frame.generation_id &&
    answer?.lastSeq === frame.resumed_from
  );
}

function started(frame: Extract<Frame, { type: 'start' }>): Answer {
  return {
    generationId: frame.generation_id,
    messageId: frame.message_id,
    provider: frame.provider,
    model: frame.model,
    text: '',
    reasoning: '',
    lastSeq: 0,
    gap: false,
    end: undefined,
  };
}

function appended(answer: Answer, frame: Extract<Frame, { type: 'chunk' | 'reasoning' }>): Answer {
  if (!ours(answer, frame.generation_id) || answer.end) {
    return answer;
  }
  const seq = frame.seq ?? answer.lastSeq + 1;
  if (seq <= answer.lastSeq) {
    return answer;
  }
  if (seq > answer.lastSeq + 1) {
    return { ...answer, gap: true };
  }
  return frame.type === 'chunk'
    ? { ...answer, text: answer.text + frame.content, lastSeq: seq }
    : { ...answer, reasoning: answer.reasoning + frame.content, lastSeq: seq };
}

function ended(answer: Answer, frame: Extract<Frame, { type: 'end' }>): Answer {
  return {
    ...answer,
    end: {
      messageId: frame.message_id ?? answer.messageId,
      status: frame.status ?? 'completed',
      finishReason: frame.finish_reason ?? undefined,
      failure: undefined,
      whole: isWhole(answer, frame.seq, frame.text_length),
    },
  };
}

function failed(answer: Answer, frame: Extract<Frame, { type: 'error' }>): Answer {
  return {
    ...answer,
    end: {
      messageId: frame.message_id ?? answer.messageId,
      status: frame.status ?? 'failed',
      finishReason: undefined,
      failure: { code: frame.code ?? 'internal', words: frame.content },
      whole: isWhole(answer, frame.seq, frame.text_length),
    },
  };
}

/** An error with a generation closes its log; one without concerns a request, unless the server knows no generations. */
export function closes(answer: Answer | undefined, frame: Extract<Frame, { type: 'error' }>): boolean {
  if (!answer || answer.end) {
    return false;
  }
  return answer.generationId === undefined
    ? frame.generation_id === undefined
    : frame.generation_id === answer.generationId;
}

function ours(answer: Answer, generationId: string | undefined): boolean {
  return generationId === undefined || answer.generationId === undefined || generationId === answer.generationId;
}

function isWhole(answer: Answer, seq: number | undefined, length: number | undefined): boolean {
  const inOrder = seq === undefined || seq === answer.lastSeq + 1;
  return !answer.gap && inOrder && (length === undefined || length === codePoints(answer.text));
}

/** Unicode code points, which is how the server counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}
