import { Acks } from '@/lib/stream/acks';
import { type Answer, failureOf, reduceAnswer } from '@/lib/stream/answer';
import { sha256 } from '@/lib/stream/digest';
import type { EndFrame, ErrorFrame, Frame, SnapshotFrame, StartFrame } from '@/lib/stream/frames';
import type { ClientFrame } from '@/lib/stream/transport';
import type { ThreadCache } from './thread-cache';

export type AnswerLogWays = {
  readonly send: (frame: ClientFrame) => void;
  /** What cannot be read over this connection another one tries. */
  readonly restart: () => void;
  /** An answer begins; returns the message that it stands beside, or under, if it was asked for here. */
  readonly begins: () => string | undefined;
  readonly began: () => void;
  readonly ended: () => void;
};

/** The log of the answer under way: its frames make the answer on show, what is missing is asked for, and its end is a message. */
export class AnswerLog {
  private readonly acks: Acks;
  /** Where the log was asked for, so that one gap is one request. */
  private resumedAt: string | undefined;
  private closed = false;

  constructor(
    private readonly cache: ThreadCache,
    private readonly ways: AnswerLogWays,
  ) {
    this.acks = new Acks(ways.send);
  }

  /** Another connection: nothing is asked for on it yet. */
  opened(): void {
    this.acks.reset();
    this.resumedAt = undefined;
  }

  close(): void {
    this.closed = true;
    this.acks.reset();
  }

  /** A frame of the answer under way, or of none. */
  take(frame: Frame): void {
    const before = this.cache.answer;
    const after = reduceAnswer(before, frame);
    if (!after) {
      this.explainEnded(frame);
      return;
    }
    if (after.end) {
      this.ended(after, frame);
      return;
    }
    this.cache.show(after);
    if (after !== before && after.generationId !== undefined && 'seq' in frame && after.lastSeq === frame.seq) {
      this.acks.took(after.generationId, after.lastSeq, 'content' in frame ? frame.content.length : 0, false);
    }
    this.mend(after);
  }

  starts(frame: StartFrame): void {
    if (this.isListed(frame)) {
      if (frame.resumed_from === 0) {
        this.answersRepeat();
      }
      return;
    }
    const { answer } = this.cache;
    if (frame.resumed_from === undefined || answer?.generationId !== frame.generation_id) {
      const replaced = this.ways.begins();
      if (replaced !== undefined) {
        this.cache.cutFrom(replaced);
        this.cache.hasSiblings(frame.message_id ?? '');
      } else if (!this.cache.leaveBranch()) {
        // Where the question is not known here, the end of the answer or the next look at the messages puts it right.
        void this.cache.begin(frame.message_id).catch(() => undefined);
      }
      this.resumedAt = undefined;
    } else if (frame.resumed_from === answer?.lastSeq && frame.sha256 !== undefined) {
      void this.compare(answer, frame.sha256);
    }
    this.take(frame);
    this.ways.began();
  }

  snapshot(frame: SnapshotFrame): void {
    if (this.isListed(frame)) {
      this.answersRepeat();
    } else {
      this.take(frame);
    }
  }

  /**
   * What was asked for here had arrived, and its answer has ended meanwhile: the server tells the whole of it, or what is left of
   * its log, to who asks again, and this is all that says so.
   */
  private answersRepeat(): void {
    this.ways.begins();
  }

  /** Asks for what is missing of an answer, once. */
  private mend(answer: Answer): void {
    const { generationId, lastSeq } = answer;
    const place = `${generationId}:${lastSeq}`;
    if ((!answer.gap && !answer.unread) || generationId === undefined || this.resumedAt === place) {
      return;
    }
    this.resumedAt = place;
    if (answer.unread) {
      // Where it cannot be read, another connection tries again.
      void this.cache.restore(answer).then(
        (restored) => restored && !this.closed && this.mend(restored),
        () => this.ways.restart(),
      );
    } else {
      this.ways.send({ type: 'resume', generation_id: generationId, after_seq: lastSeq });
    }
  }

  /** The text so far must be the server's; else the whole log is asked for. */
  private async compare({ generationId, text }: Answer, expected: string): Promise<void> {
    if ((await sha256(text)) !== expected && this.cache.answer?.generationId === generationId) {
      this.cache.show(undefined);
      this.ways.send({ type: 'resume', generation_id: generationId, after_seq: 0 });
    }
  }

  private ended(answer: Answer, frame: Frame): void {
    this.cache.close(answer);
    this.resumedAt = undefined;
    const { seq, generation_id: id } = frame as EndFrame | ErrorFrame;
    if (seq !== undefined && id !== undefined) {
      this.acks.took(id, seq, 0, true);
    }
    this.ways.ended();
  }

  /** How an answer failed that was not seen to fail here. */
  private explainEnded(frame: Frame): void {
    if (frame.type === 'error' && frame.generation_id !== undefined && frame.message_id !== undefined) {
      this.cache.explain(frame.message_id, failureOf(frame));
    }
  }

  /** Whether the answer has ended and is among the messages: its log has nothing to tell but how. */
  private isListed({ message_id: id }: StartFrame | SnapshotFrame): boolean {
    return this.cache.answer?.messageId !== id && this.cache.messages.some((message) => message.id === id);
  }
}
