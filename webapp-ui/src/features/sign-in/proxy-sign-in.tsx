import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { SignInFrame } from './sign-in-frame';

/** Where a proxy in front says who one is: here is nothing to be filled in. */
export function ProxySignIn({ signedOut }: { readonly signedOut: boolean }) {
  return (
    <SignInFrame title={signedOut ? t('You are signed out') : t('It is not known who you are')}>
      <div className="mt-2 space-y-3 text-sm text-text-muted">
        <p>
          {t(
            'Signing in is done by your organisation, before this page is reached. This time it did not say who you are.',
          )}
        </p>
        <p>
          {t(
            'Open the page by the address that you were given. If that does not help, tell an administrator: the server’s log says what was missing.',
          )}
        </p>
      </div>
      <Button variant="primary" className="mt-6 h-10! w-full" onClick={() => window.location.reload()}>
        {t('Try again')}
      </Button>
    </SignInFrame>
  );
}
