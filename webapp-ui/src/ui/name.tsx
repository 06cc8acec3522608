import { classNames } from '@/lib/class-names';
import { middleCut } from '@/lib/middle-cut';

/** A name on one line that gives way in its middle; the whole of it stays in the text and in the tooltip. */
export function Name({ children, className }: { children: string; className?: string }) {
  const { head, tail } = middleCut(children);
  return (
    <span className={classNames('flex min-w-0 whitespace-pre', className)} title={tail ? children : undefined}>
      {/* Not `truncate`: of its last blank there would be nothing left. */}
      <span className="overflow-hidden text-ellipsis">{head}</span>
      {tail && <span className="shrink-0">{tail}</span>}
    </span>
  );
}
