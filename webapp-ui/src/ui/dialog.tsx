import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { IconButton } from './icon-button';
import { useFocusInside } from './use-focus-inside';

export const overlayClass =
  'fixed inset-0 z-40 bg-overlay transition-opacity duration-150 ease-out data-[ending-style]:opacity-0 data-[starting-style]:opacity-0';

export type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A dialog in the middle. It traps the focus, closes by Esc and gives the focus back. */
export function Dialog({ open, onOpenChange, title, description, children, className }: DialogProps) {
  const popup = useFocusInside(open);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={overlayClass} />
        <Base.Popup
          ref={popup}
          className={classNames(
            'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] overflow-y-auto',
            '-translate-x-1/2 -translate-y-1/2 rounded-lg bg-surface-raised p-6 shadow-floating',
            'transition-[opacity,scale] duration-150 ease-out data-[ending-style]:scale-97 data-[starting-style]:scale-97',
            'data-[ending-style]:opacity-0 data-[starting-style]:opacity-0',
            className,
          )}
        >
          <Base.Title className="pe-10 font-semibold text-lg">{title}</Base.Title>
          {description && <Base.Description className="mt-1 text-sm text-text-muted">{description}</Base.Description>}
          {children}
          {/* Last, so that the focus begins where one writes. */}
          <Base.Close render={<IconButton label={t('Close')} className="absolute top-4 end-4" />}>
            <X size={18} aria-hidden="true" />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
