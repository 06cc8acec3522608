import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { SignInFrame } from './sign-in-frame';

/** Nobody has an account yet: the first administrator makes theirs by a link that only the server's log has. */
export function SetUpNote() {
  return (
    <SignInFrame title={t('This server waits for its first administrator')}>
      <div className="mt-2 space-y-3 text-sm text-text-muted">
        <p>
          {t('When it started it wrote a link into its log, of the form …/welcome#…, which makes the first account.')}
        </p>
        <p>{t('Whoever runs the server opens that link, once, and invites the others.')}</p>
      </div>
      <Button variant="primary" className="mt-6 h-10! w-full" onClick={() => window.location.reload()}>
        {t('It is done: sign in')}
      </Button>
    </SignInFrame>
  );
}
