import { toast } from 'sonner';

/** As long as the server keeps what was deleted. */
const UNDO_MS = 30_000;

/** Says that something was done. */
export function notifyDone(what: string): void {
  toast(what);
}

/** Says what was deleted, and offers to take it back for as long as that can be done. */
export function notifyUndo(what: string, undo: () => void): void {
  toast(what, { duration: UNDO_MS, closeButton: true, action: { label: 'Undo', onClick: undo } });
}

/** Says what failed and why, and offers to try again. Stays until it is read. */
export function notifyFailure(what: string, cause: Error, retry?: () => void, label = 'Try again'): void {
  toast.error(what, {
    description: cause.message,
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    ...(retry && { action: { label, onClick: retry } }),
  });
}
