import type { ReactNode } from 'react';
import { Button } from './button';
import { CopyField } from './copy-field';
import { Dialog } from './dialog';
import { Notice } from './states';

export type Secret = {
  /** What to do with it now. */
  readonly title: string;
  /** Whose it is, or what for. */
  readonly label: string;
  readonly value: string;
  readonly warning: string;
  readonly done: string;
};

export type SecretDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description: string | undefined;
  /** Once it is made it takes the place of the form, this once. */
  readonly secret: Secret | undefined;
  /** The form that makes it. */
  readonly children: ReactNode;
};

/** Makes something secret, and shows it. */
export function SecretDialog({ open, onClose, title, description, secret, children }: SecretDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={secret?.title ?? title}
      description={secret ? undefined : description}
      className="w-[min(32rem,calc(100vw-2rem))]"
    >
      {secret ? (
        <div className="mt-5 space-y-4">
          <CopyField label={secret.label} value={secret.value} />
          <Notice tone="warning">{secret.warning}</Notice>
          <div className="flex justify-end">
            <Button onClick={onClose}>{secret.done}</Button>
          </div>
        </div>
      ) : (
        children
      )}
    </Dialog>
  );
}
