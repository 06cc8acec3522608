import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Message } from '@/api/messages';
import { t } from '@/lib/i18n';
import { IconButton } from '@/ui/icon-button';

export type VersionWalkerProps = {
  readonly siblings: Message['siblings'];
  /** What there are several of. */
  readonly what: 'answer' | 'message';
  /** Missing where it cannot be now. */
  readonly onShow: ((messageId: string) => void) | undefined;
};

/** Which of the versions of a message is shown, and the way to the others. Nothing where there is one. */
export function VersionWalker({ siblings, what, onShow }: VersionWalkerProps) {
  const { index, count, previous_id: previous, next_id: next } = siblings;
  if (count < 2) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <span
      role="group"
      aria-label={what === 'answer' ? t('Versions of this answer') : t('Versions of this message')}
      className="inline-flex items-center"
    >
      <Step label={t('Previous version')} focus="previous next" to={previous} onShow={onShow}>
        <ChevronLeft size={15} aria-hidden="true" />
      </Step>
      <span className="tabular-nums">
        <span className="sr-only">{what === 'answer' ? t('Answer') : t('Message')} </span>
        {index} / {count}
      </span>
      <Step label={t('Next version')} focus="next previous" to={next} onShow={onShow}>
        <ChevronRight size={15} aria-hidden="true" />
      </Step>
    </span>
  );
}

type StepProps = Pick<VersionWalkerProps, 'onShow'> & {
  readonly label: string;
  /** Its name, then that of the other, which has the focus where this leads no further. */
  readonly focus: string;
  readonly to: string | null;
  readonly children: React.ReactNode;
};

function Step({ label, focus, to, onShow, children }: StepProps) {
  return (
    <IconButton
      label={label}
      data-focus={focus}
      size="small"
      disabled={to === null || !onShow}
      onClick={() => to !== null && onShow?.(to)}
    >
      {children}
    </IconButton>
  );
}
