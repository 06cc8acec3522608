import { ArrowDown } from 'lucide-react';
import { Fragment, memo } from 'react';
import type { Message } from '@/api/messages';
import { dayName, sameDay } from '@/lib/day';
import type { Answer } from '@/lib/stream/answer';
import { Button } from '@/ui/button';
import { AnswerMessage } from './answer-message';
import { EarlierMessages } from './earlier-messages';
import type { Ask, Outgoing } from './outbox';
import { Outbox } from './outbox-messages';
import type { Failure } from './stream-state';
import { useFollow } from './use-follow';
import type { History } from './use-history';
import { type Landing, messageElementId, useLanding } from './use-landing';
import { UserMessage } from './user-message';

export type MessageListProps = {
  readonly messages: readonly Message[];
  readonly answer: Answer | undefined;
  /** What is not known to have arrived, oldest first. */
  readonly outbox: readonly Outgoing[];
  readonly asking: boolean;
  readonly connected: boolean;
  readonly failures: Readonly<Record<string, Failure>>;
  readonly hasEarlier: boolean;
  readonly earlier: History['earlier'];
  /** Missing where nothing can be asked now. */
  readonly onAsk: ((ask: Ask) => void) | undefined;
  readonly landing: Landing | undefined;
  /** Puts another version of a message on show, and all that follows it. */
  readonly showBranch: (messageId: string) => void;
  readonly showing: boolean;
  /** Not while an answer is under way. */
  readonly canShow: boolean;
  readonly onTakeBack: (id: string) => void;
  readonly onReuse: (text: string) => void;
  readonly onOpenSettings: () => void;
};

/** The messages, oldest first; follows the end until the reader scrolls up. */
export function MessageList(props: MessageListProps) {
  const { answer, outbox, failures, onReuse, onOpenSettings } = props;
  // An answer under way may have ended for the server, and be listed, before its end is told here.
  const messages = props.messages.filter(({ id }) => id !== answer?.messageId);
  const { viewport, content, atEnd, toEnd, letGo } = useFollow(outbox.at(-1)?.id, messages[0]?.id);
  const marked = useLanding(props.landing, { ...props, messages, letGo });
  const onShow = props.canShow ? props.showBranch : undefined;
  const questionBefore = (index: number) => {
    const before = messages[index - 1];
    return before?.role === 'user' ? before.content : undefined;
  };
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={viewport}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (axe)
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="Messages"
        className="h-full overflow-y-auto overscroll-contain focus-visible:outline-offset-[-2px]"
      >
        <div ref={content} className="mx-auto flex max-w-(--measure) flex-col gap-6 px-4 pt-10 pb-8">
          {props.hasEarlier && <EarlierMessages earlier={props.earlier} viewport={viewport} />}
          {[
            ...messages.map((message, index) => (
              <Fragment key={message.id}>
                <DayLine before={messages[index - 1]?.created_at} time={message.created_at} />
                <div
                  id={messageElementId(message.id)}
                  className={marked === message.id ? 'rounded-lg outline-2 outline-focus outline-offset-8' : undefined}
                >
                  {message.role === 'assistant' ? (
                    <AnswerMessage
                      message={message}
                      failure={failures[message.id]}
                      question={questionBefore(index)}
                      onAsk={index === messages.length - 1 ? props.onAsk : undefined}
                      onShow={onShow}
                      onReuse={onReuse}
                      onOpenSettings={onOpenSettings}
                    />
                  ) : (
                    <UserMessage message={message} onAsk={props.onAsk} onShow={onShow} />
                  )}
                </div>
              </Fragment>
            )),
            // In the list of the others and with the key that it will have there, so that it is not drawn anew at its end.
            answer && (
              <Fragment key={answer.messageId ?? 'answer'}>
                {null}
                <AnswerMessage answer={answer} question={undefined} onReuse={onReuse} onOpenSettings={onOpenSettings} />
              </Fragment>
            ),
            <Outbox key="outbox" {...props} />,
          ]}
        </div>
      </div>
      {!atEnd && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-lg shadow-floating"
          size="small"
          onClick={() => {
            toEnd();
            // The button goes; who pressed it by key reads on from where it led.
            viewport.current?.focus({ preventScroll: true });
          }}
        >
          <ArrowDown size={15} aria-hidden="true" />
          Jump to latest
        </Button>
      )}
    </div>
  );
}

const DayLine = memo(function DayLine({ before, time }: { before: string | undefined; time: string }) {
  if (before !== undefined && sameDay(before, time)) {
    return null;
  }
  return (
    <p className="flex items-center gap-3 text-text-muted text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {dayName(time)}
    </p>
  );
});
