import { memo } from 'react';
import type { Message } from '@/api/messages';
import { CursorMark } from '@/ui/cursor-mark';
import { RelativeTime } from '@/ui/relative-time';
import { AnswerOutcome } from './answer-outcome';
import { CopyButton } from './copy-button';
import { Markdown } from './markdown';
import { Reasoning } from './reasoning';

export type AssistantMessageProps = {
  readonly message: Message;
  readonly failure: { readonly code: string; readonly words: string } | undefined;
  /** What it answers. */
  readonly question: string | undefined;
  readonly onReuse: (text: string) => void;
  readonly onOpenSettings: () => void;
};

/** An answer that has ended. */
export const AssistantMessage = memo(function AssistantMessage(props: AssistantMessageProps) {
  const { message } = props;
  return (
    <article aria-label="Answer" className="group">
      <AnswerHead model={message.model ?? undefined} />
      {message.reasoning && <Reasoning text={message.reasoning} />}
      <Markdown text={message.content} />
      <AnswerOutcome {...props} />
      <div className="mt-1 flex h-7 items-center gap-1 text-text-muted text-xs">
        <RelativeTime time={message.created_at} />
        {message.content && <CopyButton label="Copy answer as Markdown" text={message.content} />}
      </div>
    </article>
  );
});

export function AnswerHead({ model }: { readonly model: string | undefined }) {
  return (
    <p className="mb-1.5 flex items-center gap-2 text-sm text-text-muted">
      <CursorMark />
      {model ?? 'Answer'}
    </p>
  );
}
