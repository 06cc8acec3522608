import { toast } from 'sonner';

/** Says that something was done. */
export function notifyDone(what: string): void {
  toast(what);
}

/** Says what failed and why, and offers to try again. Stays until it is read. */
export function notifyFailure(what: string, cause: Error, retry?: () => void): void {
  toast.error(what, {
    description: cause.message,
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    ...(retry && { action: { label: 'Try again', onClick: retry } }),
  });
}
