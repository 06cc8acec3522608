import { memo } from 'react';
import { RelativeTime } from '@/ui/relative-time';
import { CopyButton } from './copy-button';

export type UserMessageProps = {
  readonly content: string;
  /** When it reached the server. */
  readonly time?: string;
  /** It is on its way, and there is no connection. */
  readonly waiting?: boolean;
};

/** What the person wrote, as they wrote it. Without a time it is on its way. */
export const UserMessage = memo(function UserMessage({ content, time, waiting = false }: UserMessageProps) {
  return (
    <article aria-label="You" className="group flex flex-col items-end">
      <h2 className="sr-only">You</h2>
      <div className="max-w-[80%] whitespace-pre-wrap rounded-lg bg-surface-bubble px-4 py-2.5 text-base [overflow-wrap:anywhere]">
        {content}
      </div>
      <div className="mt-1 flex h-7 items-center gap-1 pr-1 text-text-muted text-xs touch:h-11">
        {time && <CopyButton label="Copy message" text={content} />}
        {time ? <RelativeTime time={time} /> : <span>{waiting ? 'Waiting for the connection…' : 'Sending…'}</span>}
      </div>
    </article>
  );
});
