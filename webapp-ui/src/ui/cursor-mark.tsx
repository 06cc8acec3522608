import { classNames } from '@/lib/class-names';

export type CursorMarkProps = {
  readonly blinking?: boolean;
  readonly className?: string;
};

/** The mark of Open Codex: a solid block cursor, sized by the text around it. */
export function CursorMark({ blinking = false, className }: CursorMarkProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-block h-[1.05em] w-[0.58em] rounded-[0.1em] bg-accent align-[-0.16em]',
        blinking && 'blink',
        className,
      )}
    />
  );
}
