import { memo } from 'react';
import type { Message } from '@/api/messages';
import type { Answer } from '@/lib/stream/answer';
import { CursorMark } from '@/ui/cursor-mark';
import { RelativeTime } from '@/ui/relative-time';
import { AnswerOutcome } from './answer-outcome';
import { CopyButton } from './copy-button';
import { Markdown } from './markdown';
import { Reasoning } from './reasoning';
import type { Failure } from './thread-cache';

export type AnswerMessageProps = {
  /** The answer once it has ended. */
  readonly message?: Message | undefined;
  /** The answer under way. */
  readonly answer?: Answer | undefined;
  readonly failure?: Failure | undefined;
  /** What it answers. */
  readonly question: string | undefined;
  readonly onReuse: (text: string) => void;
  readonly onOpenSettings: () => void;
};

/** An answer, under way or ended: one component for both, so that what is drawn stays where it is at the end. */
export const AnswerMessage = memo(function AnswerMessage(props: AnswerMessageProps) {
  const { message, answer } = props;
  const running = answer !== undefined;
  const { text, reasoning, model } = answer ?? {
    text: message?.content ?? '',
    reasoning: message?.reasoning ?? '',
    model: message?.model,
  };
  return (
    <article
      aria-label="Answer"
      aria-busy={running}
      data-testid={running ? 'streaming-answer' : undefined}
      className="group"
    >
      <h2 className="sr-only">Answer</h2>
      <p className="mb-1.5 flex items-center gap-2 text-sm text-text-muted">
        <CursorMark />
        {model ?? 'Answer'}
      </p>
      {reasoning && <Reasoning text={reasoning} running={running && text === ''} />}
      <Markdown text={text} running={running} />
      {message && <AnswerOutcome {...props} message={message} />}
      <div className="mt-1 flex h-7 items-center gap-1 text-text-muted text-xs touch:h-11">
        {message && <RelativeTime time={message.created_at} />}
        {message?.content && <CopyButton label="Copy answer as Markdown" text={message.content} />}
      </div>
    </article>
  );
});
