import { LogIn } from 'lucide-react';
import { useEffect } from 'react';
import { appBase } from '@/lib/base-url';
import { t } from '@/lib/i18n';
import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/states';
import { mayGoByItself, wentByItself } from './once-by-itself';
import { SignInFrame } from './sign-in-frame';

export type ProviderSignInProps = {
  /** Where the browser goes, relative to the app. */
  readonly url: string;
  /** Where it comes back to. */
  readonly back: string;
  /** One has just signed out: then it waits to be told. */
  readonly signedOut: boolean;
};

/** By the organisation's sign-in: the browser goes there by itself, unless that would be in circles. */
export function ProviderSignIn({ url, back, signedOut }: ProviderSignInProps) {
  const address = new URL(url, appBase());
  address.searchParams.set('return_to', back);
  const circles = !signedOut && !mayGoByItself();
  const goes = !signedOut && !circles;
  useEffect(() => {
    if (goes) {
      wentByItself();
      window.location.replace(address.href);
    }
  }, [goes, address.href]);
  return (
    <SignInFrame title={goes ? t('Taking you to the sign-in…') : t('Sign in')}>
      {signedOut && <p className="mt-1 text-sm text-text-muted">{t('You are signed out.')}</p>}
      {circles && (
        <div className="mt-4" role="alert">
          <Notice tone="warning">
            {t(
              'You came back without being signed in. The browser may refuse cookies, or the account may not be allowed here: an administrator of this server can see why.',
            )}
          </Notice>
        </div>
      )}
      <a href={address.href} className={`${buttonClass('primary')} mt-6 h-10! w-full`}>
        <LogIn size={16} aria-hidden="true" className="rtl:-scale-x-100" />
        {circles ? t('Try again') : t('Sign in with your organisation')}
      </a>
    </SignInFrame>
  );
}
