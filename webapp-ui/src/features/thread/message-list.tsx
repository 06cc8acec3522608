import { ArrowDown } from 'lucide-react';
import { Fragment } from 'react';
import type { Message } from '@/api/messages';
import { dayName, sameDay } from '@/lib/day';
import type { Answer } from '@/lib/stream/answer';
import { Button } from '@/ui/button';
import { AssistantMessage } from './assistant-message';
import { StreamingAnswer } from './streaming-answer';
import { useFollow } from './use-follow';
import type { Failures } from './use-thread';
import { UserMessage } from './user-message';

export type MessageListProps = {
  readonly messages: readonly Message[];
  readonly answer: Answer | undefined;
  readonly sending: string | undefined;
  readonly failures: Failures;
  readonly onReuse: (text: string) => void;
  readonly onOpenSettings: () => void;
};

/** All messages, oldest first; follows the end until the reader scrolls up. */
export function MessageList({ messages, answer, sending, failures, onReuse, onOpenSettings }: MessageListProps) {
  const { viewport, content, atEnd, toEnd } = useFollow(sending);
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
        <div ref={content} className="mx-auto flex max-w-(--measure) flex-col gap-6 px-4 pt-6 pb-8">
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              <DayLine before={messages[index - 1]?.created_at} time={message.created_at} />
              {message.role === 'assistant' ? (
                <AssistantMessage
                  message={message}
                  failure={failures[message.id]}
                  question={messages[index - 1]?.content}
                  onReuse={onReuse}
                  onOpenSettings={onOpenSettings}
                />
              ) : (
                <UserMessage content={message.content} time={message.created_at} />
              )}
            </Fragment>
          ))}
          {sending !== undefined && <UserMessage content={sending} />}
          {answer && <StreamingAnswer answer={answer} />}
        </div>
      </div>
      {!atEnd && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-lg shadow-floating"
          size="small"
          onClick={toEnd}
        >
          <ArrowDown size={15} aria-hidden="true" />
          Jump to latest
        </Button>
      )}
    </div>
  );
}

function DayLine({ before, time }: { readonly before: string | undefined; readonly time: string }) {
  if (before !== undefined && sameDay(before, time)) {
    return null;
  }
  return (
    <p className="flex items-center gap-3 text-text-muted text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {dayName(time)}
    </p>
  );
}
