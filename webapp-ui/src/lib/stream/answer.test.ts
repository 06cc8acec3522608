import { describe, expect, it } from 'vitest';
import { type Answer, closes, codePoints, reduceAnswer, restored } from './answer';
import { type Frame, parseFrame } from './frames';

const start: Frame = { type: 'start', generation_id: 'g', message_id: 'm', provider: 'p', model: 'x' };
const chunk = (seq: number, content: string, generation = 'g'): Frame => ({
  type: 'chunk',
  generation_id: generation,
  seq,
  content,
});
const end = (seq: number, length: number): Frame => ({
  type: 'end',
  generation_id: 'g',
  message_id: 'm',
  seq,
  status: 'completed',
  finish_reason: 'stop',
  text_length: length,
});

function folded(...frames: Frame[]): Answer | undefined {
  return frames.reduce<Answer | undefined>(reduceAnswer, undefined);
}

describe('an answer', () => {
  it('is the chunks in order', () => {
    const answer = folded(start, chunk(1, 'Hel'), chunk(2, 'lo'), end(3, 5));
    expect(answer?.text).toBe('Hello');
    expect(answer?.end).toMatchObject({ status: 'completed', finishReason: 'stop', whole: true });
  });

  it('drops what it has', () => {
    expect(folded(start, chunk(1, 'a'), chunk(1, 'a'), chunk(2, 'b'))?.text).toBe('ab');
  });

  it('applies nothing beyond a gap and says so', () => {
    const answer = folded(start, chunk(1, 'a'), chunk(3, 'c'), end(4, 3));
    expect(answer?.text).toBe('a');
    expect(answer?.end?.whole).toBe(false);
  });

  it('begins anew at a start', () => {
    expect(folded(start, chunk(1, 'a'), start, chunk(1, 'a'), chunk(2, 'b'))?.text).toBe('ab');
  });

  it('goes on after a resumed start, and drops what it has twice', () => {
    const resumed: Frame = { ...start, resumed_from: 1 };
    expect(folded(start, chunk(1, 'a'), chunk(3, 'c'), resumed, chunk(2, 'b'))).toMatchObject({
      text: 'ab',
      gap: false,
    });
    expect(folded(start, chunk(1, 'a'), chunk(2, 'b'), resumed, chunk(2, 'b'), chunk(3, 'c'))?.text).toBe('abc');
  });

  it('has a gap where a resumed start is beyond what it has', () => {
    expect(folded(start, chunk(1, 'a'), { ...start, resumed_from: 4 }, chunk(5, 'e'))).toMatchObject({
      text: 'a',
      lastSeq: 1,
      gap: true,
    });
    expect(folded({ ...start, resumed_from: 4 }, chunk(5, 'e'))).toMatchObject({ text: '', lastSeq: 0, gap: true });
  });

  it('must be read after a snapshot, and goes on after what was read', () => {
    const snapshot: Frame = {
      type: 'snapshot',
      generation_id: 'g',
      message_id: 'm',
      up_to_seq: 5,
      status: 'streaming',
    };
    const unread = folded(start, chunk(1, 'a'), snapshot, chunk(6, 'f'));
    expect(unread).toMatchObject({ text: 'a', unread: true });
    const read = unread && restored(unread, 'abcde', '', 5);
    expect(read).toMatchObject({ text: 'abcde', unread: false, gap: true, lastSeq: 5 });
    const resumed = [{ ...start, resumed_from: 5 }, chunk(6, 'f')] as const;
    expect(resumed.reduce<Answer | undefined>(reduceAnswer, read)).toMatchObject({ text: 'abcdef', gap: false });
    expect(folded(snapshot, end(6, 5))?.end?.whole).toBe(false);
  });

  it('says why it has not begun, until it does', () => {
    const progress: Frame = { type: 'progress', generation_id: 'g', phase: 'retrying', retry_after_ms: 500 };
    expect(folded(start, progress)?.progress).toEqual({ phase: 'retrying', retryAfterMs: 500 });
    expect(folded(start, progress, chunk(1, 'a'))?.progress).toBeUndefined();
  });

  it('gives way to the next generation', () => {
    const next: Frame = { type: 'start', generation_id: 'h', message_id: 'n' };
    const answer = folded(start, chunk(1, 'a'), end(2, 1), next, chunk(2, 'late', 'g'), chunk(1, 'b', 'h'));
    expect(answer).toMatchObject({ generationId: 'h', messageId: 'n', text: 'b', end: undefined });
  });

  it('takes nothing after its end', () => {
    const answer = folded(start, chunk(1, 'a'), end(2, 1), chunk(3, 'b'), end(4, 2));
    expect(answer).toMatchObject({ text: 'a', end: { status: 'completed', whole: true } });
  });

  it('is stopped, or cut off, as the end says', () => {
    const stopped: Frame = { type: 'end', generation_id: 'g', seq: 2, status: 'stopped', text_length: 1 };
    expect(folded(start, chunk(1, 'a'), stopped)?.end?.status).toBe('stopped');
    expect(folded(start, { ...stopped, seq: 1, finish_reason: 'length' })?.end?.finishReason).toBe('length');
  });

  it('takes a pair of surrogates as one character of its length', () => {
    expect(folded(start, chunk(1, '\u{1F98A}'), chunk(2, '!'), end(3, 2))?.end?.whole).toBe(true);
  });

  it('is untouched by frames that are not its own', () => {
    const answer = folded(start, chunk(1, 'a'));
    for (const frame of [
      { type: 'heartbeat' },
      { type: 'pong' },
      { type: 'user_message_saved', message_id: 'u' },
      { type: 'chat_updated' },
      { type: 'chat_deleted', chat_id: 'c' },
      { type: 'message_created', message: { id: 'u', role: 'user', created_at: '2026-01-01T00:00:00Z' } },
    ] as const) {
      expect(reduceAnswer(answer, frame)).toBe(answer);
    }
    expect(reduceAnswer(undefined, chunk(1, 'a'))).toBeUndefined();
  });

  it('is not whole when the length differs', () => {
    expect(folded(start, chunk(1, 'ab'), end(2, 3))?.end?.whole).toBe(false);
  });

  it('ignores entries of another generation', () => {
    expect(folded(start, chunk(1, 'a'), chunk(2, 'x', 'other'))?.text).toBe('a');
  });

  it('keeps its text when it fails', () => {
    const error: Frame = {
      type: 'error',
      content: 'broke',
      code: 'truncated',
      generation_id: 'g',
      seq: 2,
      status: 'failed',
      text_length: 1,
    };
    const answer = folded(start, chunk(1, 'a'), error);
    expect(answer?.text).toBe('a');
    expect(answer?.end).toMatchObject({
      status: 'failed',
      failure: { code: 'truncated', words: 'broke', retryable: true, retryAfterMs: undefined },
      whole: true,
    });
  });

  it('is not closed by an error about a request', () => {
    expect(folded(start, { type: 'error', content: 'no', code: 'generation_running' })?.end).toBeUndefined();
  });

  it('works with a server that knows part A only', () => {
    const answer = folded(
      { type: 'start' },
      { type: 'chunk', content: 'a' },
      { type: 'chunk', content: 'b' },
      { type: 'end', message_id: 'm' },
    );
    expect(answer?.text).toBe('ab');
    expect(answer?.end).toMatchObject({ messageId: 'm', whole: true });
    expect(closes(folded({ type: 'start' }), { type: 'error', content: 'x' })).toBe(true);
  });

  it('keeps reasoning apart', () => {
    const answer = folded(start, { type: 'reasoning', generation_id: 'g', seq: 1, content: 'hm' }, chunk(2, 'a'));
    expect(answer).toMatchObject({ text: 'a', reasoning: 'hm' });
  });
});

describe('codePoints', () => {
  it('counts a surrogate pair once', () => {
    expect(codePoints('a🦊b')).toBe(3);
  });
});

describe('parseFrame', () => {
  it('reads what it knows and leaves the rest', () => {
    expect(parseFrame('{"type":"chunk","content":"a"}')).toEqual({ type: 'chunk', content: 'a' });
    expect(parseFrame('{"type":"newer"}')).toBeUndefined();
    expect(parseFrame('[]')).toBeUndefined();
    expect(parseFrame('{')).toBeUndefined();
    expect(parseFrame('null')).toBeUndefined();
    expect(parseFrame('{"type":"toString"}')).toBeUndefined();
  });

  it('refuses a frame that lacks what makes it one', () => {
    expect(parseFrame('{"type":"chunk"}')).toBeUndefined();
    expect(parseFrame('{"type":"chunk","content":"a","seq":"1"}')).toBeUndefined();
    expect(parseFrame('{"type":"message_created"}')).toBeUndefined();
    expect(parseFrame('{"type":"user_message_saved","message_id":7}')).toBeUndefined();
  });
});
