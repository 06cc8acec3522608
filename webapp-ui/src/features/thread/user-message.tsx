import { RelativeTime } from '@/ui/relative-time';
import { CopyButton } from './copy-button';

/** What the person wrote, as they wrote it. Without a time it is on its way. */
export function UserMessage({ content, time }: { readonly content: string; readonly time?: string }) {
  return (
    <article aria-label="You" className="group flex flex-col items-end">
      <div className="max-w-[80%] whitespace-pre-wrap rounded-lg bg-surface-bubble px-4 py-2.5 text-base [overflow-wrap:anywhere]">
        {content}
      </div>
      <div className="mt-1 flex h-7 items-center gap-1 pr-1 text-text-muted text-xs">
        {time && <CopyButton label="Copy message" text={content} />}
        {time ? <RelativeTime time={time} /> : <span>Sending…</span>}
      </div>
    </article>
  );
}
