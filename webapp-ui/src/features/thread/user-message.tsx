import { CornerDownRight, Pencil, Undo2 } from 'lucide-react';
import { memo, useState } from 'react';
import type { Message } from '@/api/messages';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { RelativeTime } from '@/ui/relative-time';
import { CopyButton } from './copy-button';
import { EditMessage } from './edit-message';
import { QuestionMenu } from './message-menus';
import type { ThreadActions } from './thread-actions';
import { VersionWalker } from './version-walker';

export type UserMessageProps = {
  readonly message: Message;
  /** Nothing was said after it: it waits for an answer. */
  readonly last: boolean;
  readonly actions: ThreadActions;
  /** Whether it is being asked differently. */
  readonly onEditing: (id: string, now: boolean) => void;
};

/** What the person wrote, as they wrote it. */
export const UserMessage = memo(function UserMessage({ message, last, actions, onEditing }: UserMessageProps) {
  const [editing, setEditing] = useState(false);
  const { id, content, created_at: time, parent_id: parentId } = message;
  const { ask } = actions;
  const open = (now: boolean) => {
    setEditing(now);
    onEditing(id, now);
  };

  return (
    <article aria-label={t('You')} className="group flex flex-col items-end">
      <h2 className="sr-only">{t('You')}</h2>
      {editing ? (
        <EditMessage
          id={id}
          content={content}
          onCancel={() => open(false)}
          onSend={
            ask &&
            ((text) => {
              const goes = ask({ type: 'message', content: text, parent_id: parentId });
              if (goes) {
                open(false);
              }
              return goes;
            })
          }
        />
      ) : (
        <>
          <Bubble>{content}</Bubble>
          {last && ask && message.role === 'user' && (
            <Button size="small" className="mt-2" onClick={() => ask({ type: 'regenerate', message_id: id })}>
              <CornerDownRight size={14} aria-hidden="true" />
              {t('Get an answer')}
            </Button>
          )}
          <div className="mt-1 flex h-7 items-center gap-1 pe-1 text-text-muted text-xs touch:h-11">
            {ask && message.role === 'user' && (
              <IconButton
                label={t('Edit message')}
                data-focus="edit"
                size="small"
                onClick={() => open(true)}
                className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100"
              >
                <Pencil size={14} aria-hidden="true" />
              </IconButton>
            )}
            <CopyButton label={t('Copy message')} text={content} />
            <RelativeTime time={time} className="whitespace-nowrap" />
            <VersionWalker what="message" siblings={message.siblings} onShow={actions.show} />
            <QuestionMenu message={message} actions={actions} />
          </div>
        </>
      )}
    </article>
  );
});

export type WaitingMessageProps = {
  readonly content: string;
  /** Why it has not reached the server. */
  readonly note: string;
  /** Takes it back before it is sent. */
  readonly onTakeBack: (() => void) | undefined;
};

/** What the person wrote and is not known to have arrived. */
export function WaitingMessage({ content, note, onTakeBack }: WaitingMessageProps) {
  return (
    <article aria-label={t('You')} className="flex flex-col items-end">
      <h2 className="sr-only">{t('You')}</h2>
      <Bubble waiting={onTakeBack !== undefined}>{content}</Bubble>
      <div className="mt-1 flex h-7 items-center gap-1 pe-1 text-text-muted text-xs touch:h-11">
        <span>{note}</span>
        {onTakeBack && (
          <Button variant="quiet" size="small" className="h-7! px-2! text-xs!" onClick={onTakeBack}>
            <Undo2 size={13} aria-hidden="true" />
            {t('Take back')}
          </Button>
        )}
      </div>
    </article>
  );
}

function Bubble({ children, waiting = false }: { readonly children: string; readonly waiting?: boolean }) {
  return (
    <div
      dir="auto"
      className={`max-w-[80%] whitespace-pre-wrap rounded-lg px-4 py-2.5 text-base [overflow-wrap:anywhere] ${waiting ? 'border border-border-control border-dashed' : 'bg-surface-bubble'}`}
    >
      {children}
    </div>
  );
}
