import { memo, useMemo } from 'react';
import type { Message } from '@/api/messages';
import { t } from '@/lib/i18n';
import type { Answer } from '@/lib/stream/answer';
import { CursorMark } from '@/ui/cursor-mark';
import { RelativeTime } from '@/ui/relative-time';
import { useSecondsUntil } from '@/ui/use-seconds-until';
import { AnswerOutcome } from './answer-outcome';
import { AnswerUsage } from './answer-usage';
import { CopyButton } from './copy-button';
import { Markdown } from './markdown';
import { AnswerMenu } from './message-menus';
import { Rating } from './rating';
import { Reasoning } from './reasoning';
import { type Failure, useRunningAnswer } from './stream-state';
import type { ThreadActions } from './thread-actions';
import { VersionWalker } from './version-walker';

export type AnswerMessageProps = {
  readonly chatId: string;
  /** The answer once it has ended; without it, the one under way is shown. */
  readonly message?: Message | undefined;
  readonly failure?: Failure | undefined;
  /** What it answers. */
  readonly question: string | undefined;
  /** Nothing was said after it. */
  readonly last?: boolean;
  readonly actions: ThreadActions;
};

/** An answer, under way or ended: one component for both, so that what is drawn stays where it is at the end. */
export const AnswerMessage = memo(function AnswerMessage(props: AnswerMessageProps) {
  const { chatId, message, failure, question, last = false, actions } = props;
  const answer = useRunningAnswer(chatId, message === undefined);
  const onAsk = last ? actions.ask : undefined;
  const running = answer !== undefined;
  const { text, reasoning, model, omitted } = answer ?? {
    text: message?.content ?? '',
    reasoning: message?.reasoning ?? '',
    model: message?.model,
    omitted: message?.omitted_messages,
  };
  return (
    <article
      aria-label={t('Answer')}
      aria-busy={running}
      data-testid={running ? 'streaming-answer' : undefined}
      className="group"
    >
      <h2 className="sr-only">{t('Answer')}</h2>
      <p className="mb-1.5 flex items-center gap-2 text-sm text-text-muted">
        <CursorMark />
        {model ?? t('Answer')}
      </p>
      {omitted ? (
        <p className="mb-2 text-text-muted text-xs">
          {t('{{count, number}} earlier messages not sent: they do not fit into the model’s window.', {
            count: omitted,
          })}
        </p>
      ) : null}
      {reasoning && <Reasoning text={reasoning} running={running && text === ''} />}
      <Markdown text={text} running={running} />
      {answer?.progress && <Waiting progress={answer.progress} />}
      {message && (
        <AnswerOutcome
          {...{ message, failure, question, onAsk }}
          onReuse={actions.reuse}
          onOpenSettings={actions.openSettings}
        />
      )}
      <div className="mt-1 flex h-7 items-center gap-1 text-text-muted text-xs touch:h-11">
        {message && <RelativeTime time={message.created_at} className="shrink-0 whitespace-nowrap" />}
        {message && <VersionWalker what="answer" siblings={message.siblings} onShow={actions.show} />}
        {message?.usage && <AnswerUsage usage={message.usage} />}
        {message?.content && <CopyButton label={t('Copy answer as Markdown')} text={message.content} />}
        {message?.content && <Rating message={message} onRate={actions.rate} />}
        {message && <AnswerMenu {...{ message, question, last, actions }} />}
      </div>
    </article>
  );
});

/** Why nothing comes yet. */
function Waiting({ progress }: { readonly progress: NonNullable<Answer['progress']> }) {
  // The server says how long from the moment when it says so.
  const until = useMemo(
    () => (progress.retryAfterMs === undefined ? undefined : Date.now() + progress.retryAfterMs),
    [progress],
  );
  const left = useSecondsUntil(until);
  return (
    <p className="text-sm text-text-muted">
      <span role="status">{progressWords(progress)}</span>
      {/* Not a part of what is read out: it would be read each second. */}
      {left > 0 && (
        <span aria-hidden="true" className="tabular-nums">
          {' '}
          {t('Next try in {{left}} s', { left })}
        </span>
      )}
    </p>
  );
}

function progressWords({ phase, place }: NonNullable<Answer['progress']>): string {
  if (phase === 'retrying') {
    return t('The provider did not answer. Trying again…');
  }
  return place === undefined
    ? t('Waiting for its turn…')
    : t('Waiting for its turn, place {{place}} in the queue…', { place });
}
