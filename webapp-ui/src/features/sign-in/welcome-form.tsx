import { type FormEvent, useRef, useState } from 'react';
import { ApiError } from '@/api/api-error';
import type { AccountLink } from '@/api/session';
import { useSpendAccountLink } from '@/commands/sign-in';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { FormError } from '@/ui/form-error';
import { PasswordField } from '@/ui/password-field';
import { SignInFrame } from './sign-in-frame';

/** As the server counts: UTF-16 code units. */
const SHORTEST = 12;

export type WelcomeFormProps = {
  readonly token: string;
  readonly link: AccountLink;
  readonly onSignedIn: () => void;
};

/** What the link is for: the first account, an account that was made for one, or a new password. */
export function WelcomeForm({ token, link, onSignedIn }: WelcomeFormProps) {
  const [name, setName] = useState(link.name ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const spend = useSpendAccountLink(onSignedIn);
  const asksName = link.kind === 'setup' || link.name === null;
  const problem = spend.error instanceof ApiError ? spend.error : undefined;
  const errors = {
    name: tried && asksName && name.trim() === '' ? t('Choose a name.') : problem?.field('name'),
    email: problem?.field('email'),
    password:
      tried && password.length < SHORTEST
        ? t('At least {{shortest}} characters.', { shortest: SHORTEST })
        : problem?.field('password'),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const complete = password.length >= SHORTEST && (!asksName || name.trim() !== '');
    if (complete && !spend.isPending) {
      spend.mutate(
        {
          token,
          password,
          ...(asksName && { name: name.trim() }),
          ...(email.trim() !== '' && { email: email.trim() }),
        },
        { onError: focusComplaint },
      );
    } else {
      focusComplaint();
    }
  }

  const focusComplaint = () =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());

  const { title, intro, action } = words(link);
  return (
    <SignInFrame title={title}>
      <p className="mt-1 text-sm text-text-muted">{intro}</p>
      <form ref={form} onSubmit={submit} noValidate className="mt-5 space-y-4">
        {asksName ? (
          <>
            <TextField
              label={t('Name')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
              hint={t('You sign in with it, and others see it.')}
              error={errors.name}
              className="h-10!"
            />
            <TextField
              label={t('E-mail (optional)')}
              type="email"
              autoComplete="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              error={errors.email}
              className="h-10!"
            />
          </>
        ) : (
          // For programs that keep passwords: whose this is.
          <input type="text" autoComplete="username" value={name} readOnly hidden />
        )}
        <PasswordField
          label={link.kind === 'reset' ? t('New password') : t('Password')}
          autoComplete="new-password"
          required
          maxLength={1024}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          hint={t('At least {{shortest}} characters. Some words in a row are good, and easy to keep in mind.', {
            shortest: SHORTEST,
          })}
          error={errors.password}
        />
        <FormError>
          {spend.error && !errors.name && !errors.email && !errors.password ? spend.error.message : undefined}
        </FormError>
        <Button type="submit" variant="primary" aria-disabled={spend.isPending} className="h-10! w-full">
          {action}
        </Button>
      </form>
    </SignInFrame>
  );
}

function words({ kind, name }: AccountLink): { title: string; intro: string; action: string } {
  switch (kind) {
    case 'setup':
      return {
        title: t('Make the first account'),
        intro: t('It administers this server: it invites people, and sets up what they share.'),
        action: t('Make the account'),
      };
    case 'invitation':
      return {
        title: name === null ? t('Welcome') : t('Welcome, {{name}}', { name }),
        intro: t('Choose a password, and you are in.'),
        action: t('Choose it and sign in'),
      };
    case 'reset':
      return {
        title: t('Choose a new password'),
        intro:
          name === null
            ? t('The old one is of no use then, and you are signed out everywhere else.')
            : t('For “{{name}}”. The old one is of no use then, and you are signed out everywhere else.', { name }),
        action: t('Choose it and sign in'),
      };
  }
}
