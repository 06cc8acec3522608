import { ThumbsDown, ThumbsUp } from 'lucide-react';
import type { Message } from '@/api/messages';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { IconButton } from '@/ui/icon-button';

export type RatingProps = {
  readonly message: Message;
  /** Missing for those who may only read: they see what others thought of it. */
  readonly onRate: ((message: Message, rating: Message['rating']) => void) | undefined;
};

/** Whether an answer was good; pressed again it is taken back. What was said stays in sight. */
export function Rating({ message, onRate }: RatingProps) {
  const { rating } = message;
  const thumbs = [
    { value: 'up', label: t('Good answer'), Icon: ThumbsUp },
    { value: 'down', label: t('Bad answer'), Icon: ThumbsDown },
  ] as const;
  const shown = onRate ? thumbs : thumbs.filter(({ value }) => value === rating);
  return shown.map(({ value, label, Icon }) => (
    <IconButton
      key={value}
      label={label}
      size="small"
      aria-disabled={onRate === undefined}
      aria-pressed={rating === value}
      onClick={() => onRate?.(message, rating === value ? null : value)}
      className={classNames(
        rating === value
          ? 'text-accent!'
          : 'opacity-0 focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100',
      )}
    >
      <Icon size={14} fill={rating === value ? 'currentColor' : 'none'} aria-hidden="true" />
    </IconButton>
  ));
}
