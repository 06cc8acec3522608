import { useRef } from 'react';
import { t } from '@/lib/i18n';
import { FailedState } from '@/ui/states';
import { Announcer } from './announcer';
import { ConnectionLine } from './connection-line';
import { EmptyThread } from './empty-thread';
import { MessageList } from './message-list';
import type { ThreadActions } from './thread-actions';
import { ThreadSkeleton } from './thread-skeleton';
import type { Landing } from './use-landing';
import type { ThreadState } from './use-thread';

export type ThreadProps = {
  readonly thread: ThreadState;
  readonly actions: ThreadActions;
  readonly landing: Landing | undefined;
};

/** The conversation of one chat, with the state of its connection, to the eye and to the ear. */
export function Thread(props: ThreadProps) {
  const { chatId, connection, begun, history, failures } = props.thread;
  return (
    <>
      <ConnectionLine connection={connection} onReconnect={props.thread.reconnect} />
      <Contents {...props} />
      <Announcer chatId={chatId} begun={begun} last={history.messages?.at(-1)} failures={failures} />
    </>
  );
}

function Contents({ thread, actions, landing }: ThreadProps) {
  const { chatId, history, answering, outbox } = thread;
  const spoken = useRef(false);
  if (history.failed) {
    return (
      <div className="flex-1 overflow-y-auto px-4">
        <FailedState
          title={t('The messages could not be loaded')}
          detail={history.failed.message}
          onRetry={history.retry}
        />
      </div>
    );
  }
  if (!history.messages) {
    return <ThreadSkeleton />;
  }
  if (history.messages.length === 0 && !answering && outbox.length === 0) {
    return <EmptyThread ref={spoken.current ? takeFocus : undefined} onSuggest={actions.reuse} />;
  }
  spoken.current = true;
  return (
    <MessageList
      chatId={chatId}
      messages={history.messages}
      answering={answering}
      outbox={outbox}
      asking={thread.asking}
      connected={thread.connection.status === 'open'}
      failures={thread.failures}
      hasEarlier={history.hasEarlier}
      earlier={history.earlier}
      actions={actions}
      landing={landing}
      showBranch={thread.showBranch}
      showing={thread.showing}
      onTakeBack={thread.takeBack}
    />
  );
}

/** What was said is deleted, and the focus with it. */
function takeFocus(place: HTMLElement | null): void {
  if (document.activeElement === document.body) {
    place?.focus({ preventScroll: true });
  }
}
