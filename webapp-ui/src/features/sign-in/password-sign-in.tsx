import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/api/api-error';
import { useSignIn } from '@/commands/sign-in';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { FormError } from '@/ui/form-error';
import { PasswordField } from '@/ui/password-field';
import { useSecondsUntil } from '@/ui/use-seconds-until';
import { SignInFrame } from './sign-in-frame';

export type PasswordSignInProps = {
  /** What to say first, such as that one has signed out. */
  readonly note: string | undefined;
  readonly onSignedIn: () => void;
};

/** With an account that is kept here. */
export function PasswordSignIn({ note, onSignedIn }: PasswordSignInProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [retryAt, setRetryAt] = useState<number>();
  const wait = useSecondsUntil(retryAt);
  const signIn = useSignIn(onSignedIn);

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('[autocomplete=username]')?.focus();
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const empty = name.trim() === '' || password === '';
    setMissing(empty);
    if (empty) {
      focus('input:placeholder-shown');
    } else if (wait === 0 && !signIn.isPending) {
      signIn.mutate(
        { name: name.trim(), password },
        {
          onError: (error) => {
            const after = error instanceof ApiError ? error.retryAfter : undefined;
            setRetryAt(after === undefined ? undefined : Date.now() + after * 1000);
            focus('[autocomplete=current-password]');
          },
        },
      );
    }
  }

  function focus(selector: string) {
    requestAnimationFrame(() => {
      const field = form.current?.querySelector<HTMLInputElement>(selector);
      field?.focus();
      field?.select();
    });
  }

  return (
    <SignInFrame
      title={t('Sign in')}
      foot={t('No account yet, or the password forgotten? An administrator of this server gives you a link.')}
    >
      {note && <p className="mt-1 text-sm text-text-muted">{note}</p>}
      <form ref={form} onSubmit={submit} noValidate className="mt-5 space-y-4">
        <TextField
          label={t('Name or e-mail')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          placeholder=" "
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={missing && name.trim() === '' ? t('Say who you are.') : undefined}
          className="h-10!"
        />
        <PasswordField
          label={t('Password')}
          name="password"
          autoComplete="current-password"
          required
          placeholder=" "
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={missing && password === '' ? t('Type your password.') : undefined}
        />
        <FormError>{signIn.error ? failureWords(signIn.error, wait) : undefined}</FormError>
        <Button
          type="submit"
          variant="primary"
          aria-disabled={wait > 0 || signIn.isPending}
          className="h-10! w-full tabular-nums aria-disabled:opacity-60"
        >
          {wait > 0 ? t('Try again in {{wait}} s', { wait }) : signIn.isPending ? t('Signing in…') : t('Sign in')}
        </Button>
      </form>
    </SignInFrame>
  );
}

function failureWords(error: Error, wait: number): string {
  if (error instanceof ApiError && error.code === 'sign_in_failed') {
    return t('The name or the password is wrong.');
  }
  if (error instanceof ApiError && error.status === 429) {
    return wait > 0 ? t('Too many tries in a row. Wait a moment.') : t('You can try again now.');
  }
  return error.message;
}
