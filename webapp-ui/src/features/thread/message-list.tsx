import { ArrowDown } from 'lucide-react';
import { memo, useCallback, useState } from 'react';
import type { Message } from '@/api/messages';
import { dayName, sameDay } from '@/lib/day';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { AnswerMessage } from './answer-message';
import { EarlierMessages } from './earlier-messages';
import type { Outgoing } from './outbox';
import { Outbox } from './outbox-messages';
import { type Row, rowsOf } from './rows';
import type { Answering, Failure } from './stream-state';
import type { ThreadActions } from './thread-actions';
import type { History } from './use-history';
import { useKeptFocus } from './use-kept-focus';
import { type Landing, useLanding } from './use-landing';
import { useRows } from './use-rows';
import { UserMessage } from './user-message';

export type MessageListProps = {
  readonly chatId: string;
  readonly messages: readonly Message[];
  readonly answering: Answering | undefined;
  /** What is not known to have arrived, oldest first. */
  readonly outbox: readonly Outgoing[];
  readonly asking: boolean;
  readonly connected: boolean;
  readonly failures: Readonly<Record<string, Failure>>;
  readonly hasEarlier: boolean;
  readonly earlier: History['earlier'];
  readonly actions: ThreadActions;
  readonly landing: Landing | undefined;
  readonly showBranch: (messageId: string) => void;
  readonly showing: boolean;
  readonly onTakeBack: (id: string) => void;
};

/** The messages, oldest first, of which those in sight are drawn; follows the end until the reader scrolls up. */
export function MessageList(props: MessageListProps) {
  const { answering, outbox, hasEarlier, earlier } = props;
  // An answer under way may have ended for the server, and be listed, before its end is told here.
  const messages = props.messages.filter(({ id }) => id !== answering?.messageId);
  const rows = rowsOf({ messages, answering, waiting: outbox.length > 0 });
  const [editing, setEditing] = useState<readonly string[]>([]);
  const onEditing = useCallback(
    (id: string, now: boolean) => setEditing((ids) => [...ids.filter((each) => each !== id), ...(now ? [id] : [])]),
    [],
  );
  const { mutate: load } = earlier;
  const onTop = useCallback(() => load(undefined), [load]);
  const list = useRows(rows, {
    sent: outbox.at(-1)?.id,
    keep: editing,
    onTop: hasEarlier && !earlier.isPending && !earlier.isError ? onTop : undefined,
  });
  const marked = useLanding(props.landing, { ...props, messages, scrollTo: list.scrollTo });
  const { viewport, atEnd, toEnd } = list;
  const keptFocus = useKeptFocus(viewport);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={viewport}
        {...keptFocus}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (axe)
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('Messages')}
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:outline-offset-[-2px]"
      >
        <div ref={list.content} className="relative mx-auto max-w-(--measure)">
          {/* No row: what stands first while others come before it must be a message. */}
          {hasEarlier && (
            <div className="absolute inset-x-0 top-1 flex justify-center">
              <EarlierMessages earlier={earlier} />
            </div>
          )}
          {list.drawn.map(({ row, index }) => (
            <div
              key={row.key}
              ref={list.measure}
              data-index={index}
              data-row={row.key}
              data-after={rows[index - 1]?.key ?? ''}
              className="absolute inset-x-0 px-4"
            >
              <RowContents
                row={row}
                list={props}
                marked={row.kind === 'message' && row.message.id === marked}
                onEditing={onEditing}
              />
            </div>
          ))}
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
          {t('Jump to latest')}
        </Button>
      )}
    </div>
  );
}

type RowContentsProps = {
  readonly row: Row;
  readonly list: MessageListProps;
  readonly marked: boolean;
  readonly onEditing: (id: string, now: boolean) => void;
};

function RowContents({ row, list, marked, onEditing }: RowContentsProps) {
  const { actions, failures } = list;
  switch (row.kind) {
    case 'outbox':
      return (
        <div className="flex flex-col gap-6">
          <Outbox outbox={list.outbox} asking={list.asking} connected={list.connected} onTakeBack={list.onTakeBack} />
        </div>
      );
    case 'answer':
      // Of the same shape as its message, so that it is not drawn anew at its end.
      return (
        <>
          {null}
          <div>
            <AnswerMessage chatId={list.chatId} question={undefined} actions={actions} />
          </div>
        </>
      );
    case 'message': {
      const { message, before, last } = row;
      return (
        <>
          {/* What is not read yet may be of the same day; a line that goes then would move what is in sight. */}
          {(before || !list.hasEarlier) && <DayLine before={before?.created_at} time={message.created_at} />}
          <div className={marked ? 'rounded-lg outline-2 outline-focus outline-offset-8' : undefined}>
            {message.role === 'assistant' ? (
              <AnswerMessage
                chatId={list.chatId}
                message={message}
                failure={failures[message.id]}
                question={before?.role === 'user' ? before.content : undefined}
                last={last}
                actions={actions}
              />
            ) : (
              <UserMessage message={message} last={last} actions={actions} onEditing={onEditing} />
            )}
          </div>
        </>
      );
    }
  }
}

const DayLine = memo(function DayLine({ before, time }: { before: string | undefined; time: string }) {
  if (before !== undefined && sameDay(before, time)) {
    return null;
  }
  return (
    <p className="mb-6 flex items-center gap-3 text-text-muted text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {dayName(time)}
    </p>
  );
});
