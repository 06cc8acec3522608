import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/api/api-error';
import { useChangePassword } from '@/commands/change-account';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/form-error';
import { notifyDone } from '@/ui/notify';
import { PasswordField } from '@/ui/password-field';
import { Section } from '@/ui/section';

/** As the server counts. */
const SHORTEST = 12;

/** Another password, by the one that holds now. `name` is for programs that keep passwords. */
export function PasswordSection({ name }: { readonly name: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = useChangePassword();
  const problem = change.error instanceof ApiError ? change.error : undefined;
  const errors = {
    current: tried && current === '' ? t('Type the password that holds now.') : problem?.field('current'),
    next:
      tried && next.length < SHORTEST
        ? t('At least {{shortest}} characters.', { shortest: SHORTEST })
        : problem?.field('new'),
  };
  // Once the complaint is there: what the server says comes later than the click.
  useEffect(() => {
    if (tried || problem) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    }
  }, [tried, problem]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (current === '' || next.length < SHORTEST) {
      setTried(true);
      return;
    }
    change.mutate(
      { current, new: next },
      {
        onSuccess: () => {
          notifyDone(t('The password was changed; everywhere else you are signed out'));
          setCurrent('');
          setNext('');
          setTried(false);
        },
      },
    );
  }

  return (
    <Section title={t('Password')} note={t('When it changes, you are signed out everywhere else.')}>
      <form ref={form} onSubmit={submit} noValidate className="max-w-md space-y-4">
        <input type="text" autoComplete="username" value={name} readOnly hidden />
        <PasswordField
          label={t('Current password')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => {
            setCurrent(event.target.value);
            change.reset();
          }}
          error={errors.current}
        />
        <PasswordField
          label={t('New password')}
          autoComplete="new-password"
          maxLength={1024}
          value={next}
          onChange={(event) => {
            setNext(event.target.value);
            change.reset();
          }}
          hint={t('At least {{shortest}} characters. Some words in a row are good, and easy to keep in mind.', {
            shortest: SHORTEST,
          })}
          error={errors.next}
        />
        <FormError>{problem && !errors.current && !errors.next ? problem.message : undefined}</FormError>
        <Button type="submit" disabled={change.isPending}>
          {t('Change the password')}
        </Button>
      </form>
    </Section>
  );
}
