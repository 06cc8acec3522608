import type { ReactNode } from 'react';
import { t } from '@/lib/i18n';
import { Button } from './button';

export type FormFooterProps = {
  /** Why it was refused, and what has become of it. */
  readonly refused: ReactNode;
  readonly saving: boolean;
  readonly onCancel: () => void;
};

/** The foot of a form in a panel: what went wrong, and the way out of it and on. */
export function FormFooter({ refused, saving, onCancel }: FormFooterProps) {
  return (
    <div className="border-border border-t px-5 py-3">
      {refused && (
        <p role="alert" className="mb-3 text-danger text-sm">
          {refused}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={saving}>
          {t('Save')}
        </Button>
      </div>
    </div>
  );
}
