import type { ReactNode } from 'react';
import { t } from '@/lib/i18n';
import { Button } from './button';
import { Dialog } from './dialog';

export type ConfirmDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What will be so then, and that there is no way back. */
  readonly children: ReactNode;
  /** The verb. */
  readonly action: string;
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once more, only where there is no way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, action, danger = true, pending, error, onConfirm, onClose } = props;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={title} description={children}>
      {error && (
        <p role="alert" className="mt-4 rounded-md bg-danger-soft p-3 text-sm [overflow-wrap:anywhere]">
          {error.message}
        </p>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('Cancel')}</Button>
        <Button variant={danger ? 'danger' : 'primary'} disabled={pending} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
