import { Users } from 'lucide-react';
import { classNames } from '@/lib/class-names';
import { initials, slot } from '@/lib/initials';

export type AvatarProps = {
  readonly name: string;
  /** A group has a picture of people. */
  readonly group?: boolean;
  readonly size?: 'small' | 'medium';
  readonly className?: string;
};

/** Told apart by a trace of colour, not by colour alone: the letters say who it is. */
const tints = ['avatar-a', 'avatar-b', 'avatar-c', 'avatar-d', 'avatar-e'] as const;

const sizes = { small: 'size-6 text-[0.625rem]', medium: 'size-8 text-xs' } as const;

/** The letters of a name, for the eye only: the name stands beside it. */
export function Avatar({ name, group = false, size = 'medium', className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold',
        tints[slot(name, tints.length)] ?? tints[0],
        sizes[size],
        className,
      )}
    >
      {group ? <Users size={size === 'small' ? 13 : 16} /> : initials(name)}
    </span>
  );
}
