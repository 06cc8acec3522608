import { useMutation } from '@tanstack/react-query';
import { signOut } from '@/api/session';
import { appBase } from '@/lib/base-url';
import { t } from '@/lib/i18n';
import { justSignedOut } from '@/lib/just-signed-out';
import { notifyFailure } from '@/ui/notify';

/** Ends the session here and, where there is one, at the provider. The page is left: nothing of it stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: signOut,
    onSuccess: (url) => {
      justSignedOut.mark();
      window.location.assign(new URL(url ?? 'sign-in', appBase()));
    },
    onError: (error) => notifyFailure(t('You are still signed in'), error),
  });
}
