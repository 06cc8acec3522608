import type { ComponentProps } from 'react';
import { classNames } from '@/lib/class-names';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** What the button does, for those who do not see the icon and as its tooltip. */
  readonly label: string;
  readonly size?: 'small' | 'medium';
};

const sizes = { small: 'size-7 touch:size-11', medium: 'size-9 touch:size-11' } as const;

export function iconButtonClass(size: 'small' | 'medium' = 'medium'): string {
  return classNames(
    'inline-flex shrink-0 items-center justify-center rounded-sm text-text-muted',
    'transition-[background-color,color,opacity] duration-150 ease-out hover:bg-surface-hover hover:text-text',
    'aria-expanded:bg-surface-hover aria-expanded:text-text disabled:opacity-50 disabled:pointer-events-none',
    sizes[size],
  );
}

/** A square button with an icon as its child. */
export function IconButton({ label, size, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(iconButtonClass(size), className)}
      {...rest}
    />
  );
}
