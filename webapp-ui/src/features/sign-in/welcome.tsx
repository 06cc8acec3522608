import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { ApiError } from '@/api/api-error';
import { inspectAccountLink } from '@/api/session';
import { t } from '@/lib/i18n';
import { Button, buttonClass } from '@/ui/button';
import { Loading } from '@/ui/states';
import { dropToken, takeToken } from './link-token';
import { SignInFrame } from './sign-in-frame';
import { WelcomeForm } from './welcome-form';

export type WelcomeProps = { readonly onSignedIn: () => void };

/** Where a link leads that makes an account or lets one choose a new password. */
export function Welcome({ onSignedIn }: WelcomeProps) {
  const token = useToken();
  const link = useQuery({
    queryKey: ['account-link', token],
    queryFn: () => inspectAccountLink(token ?? ''),
    enabled: token !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === undefined || (link.error instanceof ApiError && link.error.notFound)) {
    return <SpentLink none={token === undefined} />;
  }
  if (link.isError) {
    return (
      <SignInFrame title={t('The link could not be looked at')}>
        <p role="alert" className="mt-2 text-sm text-text-muted">
          {link.error.message}
        </p>
        <Button variant="primary" className="mt-6 h-10! w-full" onClick={() => void link.refetch()}>
          {t('Try again')}
        </Button>
      </SignInFrame>
    );
  }
  if (!link.data) {
    return (
      <SignInFrame title={t('Welcome')}>
        <Loading label={t('Looking at the link')}>
          <div className="skeleton mt-5 h-10" />
          <div className="skeleton mt-4 h-10" />
        </Loading>
      </SignInFrame>
    );
  }
  return (
    <WelcomeForm
      token={token}
      link={link.data}
      onSignedIn={() => {
        dropToken();
        onSignedIn();
      }}
    />
  );
}

function SpentLink({ none }: { readonly none: boolean }) {
  return (
    <SignInFrame title={none ? t('This link is not complete') : t('This link has been used, or is too old')}>
      <p className="mt-2 text-sm text-text-muted">
        {none
          ? t('What stands behind the # is missing. Open the link as it was given to you, once, in whole.')
          : t(
              'Each link works once and for a limited time. If you have chosen a password already, sign in with it; else ask an administrator for a new link.',
            )}
      </p>
      <Link to="/sign-in" className={`${buttonClass('primary')} mt-6 h-10! w-full`}>
        {t('Go to the sign-in')}
      </Link>
    </SignInFrame>
  );
}

/** Also when another link is opened in the same tab. */
function useToken(): string | undefined {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const changed = () => setToken(takeToken());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return token;
}
