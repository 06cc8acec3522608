import { Undo2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from '@/ui/button';
import { RelativeTime } from '@/ui/relative-time';
import { CopyButton } from './copy-button';

export type UserMessageProps = {
  readonly content: string;
  /** When it reached the server; while it has not, `note` says why. */
  readonly time?: string | undefined;
  readonly note?: string | undefined;
  /** Takes it back before it is sent. */
  readonly onTakeBack?: (() => void) | undefined;
};

/** What the person wrote, as they wrote it. Without a time it is on its way. */
export const UserMessage = memo(function UserMessage({ content, time, note, onTakeBack }: UserMessageProps) {
  return (
    <article aria-label="You" className="group flex flex-col items-end">
      <h2 className="sr-only">You</h2>
      <div
        className={`max-w-[80%] whitespace-pre-wrap rounded-lg px-4 py-2.5 text-base [overflow-wrap:anywhere] ${time || !onTakeBack ? 'bg-surface-bubble' : 'border border-border-control border-dashed'}`}
      >
        {content}
      </div>
      <div className="mt-1 flex h-7 items-center gap-1 pr-1 text-text-muted text-xs touch:h-11">
        {time && <CopyButton label="Copy message" text={content} />}
        {time ? <RelativeTime time={time} /> : <span>{note}</span>}
        {onTakeBack && (
          <Button variant="quiet" size="small" className="h-7! px-2! text-xs!" onClick={onTakeBack}>
            <Undo2 size={13} aria-hidden="true" />
            Take back
          </Button>
        )}
      </div>
    </article>
  );
});
