import { LogIn } from 'lucide-react';
import { useLocation } from 'react-router';
import { appBase } from '@/lib/base-url';
import { t } from '@/lib/i18n';
import { signInPath } from '@/lib/return-path';
import { useSignedOut } from '@/lib/signed-out';
import { buttonClass } from '@/ui/button';

/**
 * Says that the session has ended. It takes the focus from nobody, who may be in the middle of a sentence, and covers
 * nothing that one writes in.
 */
export function SignedOutNote() {
  const told = useSignedOut(({ told }) => told);
  const { pathname, search } = useLocation();
  const address = new URL(signInPath(pathname + search).slice(1), appBase());
  return (
    <div aria-live="assertive" className="pointer-events-none fixed inset-x-0 top-2 z-30 flex justify-center px-3">
      {told && (
        <div className="pointer-events-auto flex max-w-xl flex-1 flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-border bg-surface-raised py-2.5 pe-2.5 ps-4 text-sm shadow-floating">
          <p className="min-w-48 flex-1">{t('You are signed out. What you were writing is kept.')}</p>
          {/* By a navigation: nothing of this session stays in memory. */}
          <a href={address.href} className={buttonClass('primary', 'small')}>
            <LogIn size={15} aria-hidden="true" className="rtl:-scale-x-100" />
            {t('Sign in')}
          </a>
        </div>
      )}
    </div>
  );
}
