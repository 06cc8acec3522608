import { type FormEvent, useRef, useState } from 'react';
import { ApiError } from '@/api/api-error';
import type { Invitation } from '@/api/users';
import { useInviteUser } from '@/commands/change-user';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { FormError } from '@/ui/form-error';
import { SecretDialog } from '@/ui/secret-dialog';
import { linkFor } from './link-for';

export type InviteDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Makes an account for somebody, and shows the link by which they choose a password. */
export function InviteDialog({ open, onClose }: InviteDialogProps) {
  const [made, setMade] = useState<Invitation>();
  function close() {
    onClose();
    setMade(undefined);
  }
  return (
    <SecretDialog
      open={open}
      onClose={close}
      title={t('Invite somebody')}
      description={t('They get a link, by which they choose a password.')}
      secret={made && linkFor(made.user.name, made.link, made.expires_at)}
    >
      <InviteForm onMade={setMade} onCancel={close} />
    </SecretDialog>
  );
}

type InviteFormProps = { readonly onMade: (made: Invitation) => void; readonly onCancel: () => void };

function InviteForm({ onMade, onCancel }: InviteFormProps) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [administrator, setAdministrator] = useState(false);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const invite = useInviteUser();
  const problem = invite.error instanceof ApiError ? invite.error : undefined;
  const taken = problem?.status === 409;
  const errors = {
    name: missing ? t('Say who it is for.') : taken ? problem.message : problem?.field('name'),
    email: problem?.field('email'),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') {
      invite.mutate(
        { name: name.trim(), administrator, ...(email.trim() !== '' && { email: email.trim() }) },
        {
          onSuccess: onMade,
          onError: () =>
            requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()),
        },
      );
    }
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="mt-5 space-y-4">
      <TextField
        label={t('Name')}
        hint={t('They sign in with it, and others see it.')}
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
          invite.reset();
        }}
        error={errors.name}
      />
      <TextField
        label={t('E-mail (optional)')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={errors.email}
      />
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={administrator}
          onChange={(event) => setAdministrator(event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        />
        <span>
          <span className="block font-medium">{t('Administrator')}</span>
          <span className="block text-text-muted text-xs">
            {t('Manages users, groups and shared keys, and reads the audit log. Sees no projects of others.')}
          </span>
        </span>
      </label>
      <FormError>{invite.error && !errors.name && !errors.email ? invite.error.message : undefined}</FormError>
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={invite.isPending}>
          {t('Make the link')}
        </Button>
      </div>
    </form>
  );
}
