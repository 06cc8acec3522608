import type { ComponentProps } from 'react';
import { classNames } from '@/lib/class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium';
};

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-border-control bg-surface-raised text-text hover:bg-surface-hover',
  quiet: 'text-text hover:bg-surface-hover',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
};

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md font-medium text-sm whitespace-nowrap ' +
  'transition-[background-color,opacity] duration-150 ease-out disabled:opacity-50 disabled:pointer-events-none touch:min-h-11';

export function buttonClass(variant: ButtonVariant = 'secondary', size: 'small' | 'medium' = 'medium'): string {
  return classNames(base, size === 'medium' ? 'h-9 px-4' : 'h-8 px-3', variants[variant]);
}

/** A button with a word on it. `variant="primary"` at most once per view. */
export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonClass(variant, size), className)} {...rest} />;
}
