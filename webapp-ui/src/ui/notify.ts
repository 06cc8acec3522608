import { toast } from 'sonner';
import { t } from '@/lib/i18n';

/** As long as the server keeps what was deleted. */
const UNDO_MS = 30_000;

/** Says that something was done. */
export function notifyDone(what: string): void {
  toast(what);
}

/** Says what was deleted, and offers to take it back for as long as that can be done. */
export function notifyUndo(what: string, undo: () => void): void {
  toast(what, { duration: UNDO_MS, closeButton: true, action: { label: t('Undo'), onClick: undo } });
}

/** Says what failed and why, and offers to try again. Stays until it is read. */
export function notifyFailure(what: string, cause: Error, retry?: () => void, label = t('Try again')): void {
  toast.error(what, {
    description: cause.message,
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    ...(retry && { action: { label, onClick: retry } }),
  });
}
