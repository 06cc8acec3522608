import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { overlayClass } from './dialog';
import { IconButton } from './icon-button';
import { useFocusInside } from './use-focus-inside';

export type SidePanelProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly side: 'left' | 'right';
  readonly title: string;
  /** The title is for screen readers only. */
  readonly titleHidden?: boolean;
  readonly children: ReactNode;
};

const sides = {
  left: 'start-0 w-[min(300px,85vw)] data-[ending-style]:-translate-x-(--way) data-[starting-style]:-translate-x-(--way)',
  right: 'end-0 w-[min(27rem,100vw)] data-[ending-style]:translate-x-(--way) data-[starting-style]:translate-x-(--way)',
} as const;

/** A panel that slides over the page from one side: settings on the right, the drawer of a small screen on the left; mirrored where one reads so. */
export function SidePanel({ open, onOpenChange, side, title, titleHidden = false, children }: SidePanelProps) {
  const popup = useFocusInside(open);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={overlayClass} />
        <Base.Popup
          ref={popup}
          className={classNames(
            'fixed inset-y-0 z-50 flex flex-col bg-surface-raised shadow-floating [--way:100%] rtl:[--way:-100%]',
            'transition-transform duration-180 ease-out',
            sides[side],
          )}
        >
          <div
            className={classNames(
              'flex h-(--top-line-height) shrink-0 items-center justify-between pe-2 ps-5',
              !titleHidden && 'border-border border-b',
            )}
          >
            <Base.Title className={classNames('font-semibold text-sm', titleHidden && 'sr-only')}>{title}</Base.Title>
            <Base.Close render={<IconButton label={t('Close {{title}}', { title })} className="ms-auto" />}>
              <X size={18} aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
