import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { sessionQuery } from '@/api/session';
import { PasswordSignIn, ProviderSignIn, ProxySignIn, SetUpNote } from '@/features/sign-in';
import { t } from '@/lib/i18n';
import { justSignedOut } from '@/lib/just-signed-out';
import { returnPath } from '@/lib/return-path';

/** How one signs in depends on the server; who has signed in already goes on to where they wanted to go. */
export function SignInPage() {
  const session = useQuery(sessionQuery).data;
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const back = returnPath(params.get('return_to'));
  const [signedOut] = useState(() => justSignedOut.is());
  if (!session || session.user) {
    return <Navigate to={back} replace />;
  }
  switch (session.mode) {
    case 'local':
      return session.set_up ? (
        <PasswordSignIn
          note={signedOut ? t('You are signed out.') : undefined}
          onSignedIn={() => void navigate(back, { replace: true })}
        />
      ) : (
        <SetUpNote />
      );
    case 'oidc':
      return <ProviderSignIn url={session.sign_in_url ?? 'login'} back={back} signedOut={signedOut} />;
    default:
      return <ProxySignIn signedOut={signedOut} />;
  }
}
