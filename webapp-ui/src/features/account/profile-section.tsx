import { type FormEvent, useState } from 'react';
import type { Account } from '@/api/account';
import { ApiError } from '@/api/api-error';
import { useChangeAccount } from '@/commands/change-account';
import { dateFormat } from '@/lib/formats';
import { t } from '@/lib/i18n';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { FormError } from '@/ui/form-error';
import { notifyDone } from '@/ui/notify';
import { Section } from '@/ui/section';

/** Who one is here. */
export function ProfileSection({ account }: { readonly account: Account }) {
  const { name, email, groups, administrator } = account;
  return (
    <Section
      title={t('Profile')}
      note={
        account.can_change_name
          ? t('Others see it where you share something.')
          : t('Name and groups come from your organisation’s sign-in.')
      }
    >
      <div className="flex items-center gap-4">
        <Avatar name={name} className="size-14! text-lg!" />
        <div className="min-w-0">
          <p className="truncate font-medium text-base">{name}</p>
          <p className="truncate text-sm text-text-muted">{email ?? t('No e-mail address')}</p>
        </div>
      </div>
      {(administrator || groups.length > 0) && (
        <ul className="mt-4 flex flex-wrap gap-2" aria-label={t('Groups and roles')}>
          {administrator && (
            <li>
              <Badge tone="accent">{t('Administrator')}</Badge>
            </li>
          )}
          {groups.map((group) => (
            <li key={group}>
              <Badge>{group}</Badge>
            </li>
          ))}
        </ul>
      )}
      {account.can_change_name && <NameForm key={name} name={name} />}
      <p className="mt-4 text-text-muted text-xs">
        {t('Here since {{day}}.', { day: dateFormat({ dateStyle: 'long' }).format(Date.parse(account.created_at)) })}
      </p>
    </Section>
  );
}

function NameForm({ name }: { readonly name: string }) {
  const [typed, setTyped] = useState(name);
  const change = useChangeAccount();
  const problem = change.error instanceof ApiError ? change.error.field('name') : undefined;
  const empty = typed.trim() === '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!empty && typed.trim() !== name) {
      change.mutate(typed.trim(), { onSuccess: () => notifyDone(t('Your name was changed')) });
    }
  }
  return (
    <form onSubmit={submit} noValidate className="mt-6 max-w-md space-y-3">
      <div className="flex items-start gap-2 [&>:first-child]:flex-1">
        <TextField
          label={t('Name')}
          autoComplete="name"
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            change.reset();
          }}
          error={empty ? t('Choose a name.') : problem}
        />
        <Button type="submit" disabled={empty || typed.trim() === name || change.isPending} className="mt-6.5">
          {t('Save')}
        </Button>
      </div>
      <FormError>{change.error && !problem ? change.error.message : undefined}</FormError>
    </form>
  );
}
