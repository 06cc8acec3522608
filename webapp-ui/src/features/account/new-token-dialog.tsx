import { type FormEvent, useState } from 'react';
import type { ApiToken, MadeApiToken } from '@/api/account';
import { ApiError } from '@/api/api-error';
import { useCreateApiToken } from '@/commands/change-api-tokens';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { SelectField, TextField } from '@/ui/field';
import { FormError } from '@/ui/form-error';
import { SecretDialog } from '@/ui/secret-dialog';
import { LIFETIMES, SCOPES, scopeName, scopeNote } from './token-words';

export type NewTokenDialogProps = {
  readonly administrator: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Makes a token, and shows its secret, once. */
export function NewTokenDialog({ administrator, open, onClose }: NewTokenDialogProps) {
  const [made, setMade] = useState<MadeApiToken>();
  function close() {
    onClose();
    setMade(undefined);
  }
  return (
    <SecretDialog
      open={open}
      onClose={close}
      title={t('New token')}
      description={t('For one program each, so that it can be revoked by itself.')}
      secret={
        made && {
          title: t('Copy the token now'),
          label: made.api_token.name,
          value: made.token,
          warning: t(
            'It is shown this once and kept nowhere: whoever has it comes in as you. Put it where only your program reads it.',
          ),
          done: t('I have it'),
        }
      }
    >
      <TokenForm administrator={administrator} onMade={setMade} onCancel={close} />
    </SecretDialog>
  );
}

type TokenFormProps = {
  readonly administrator: boolean;
  readonly onMade: (made: MadeApiToken) => void;
  readonly onCancel: () => void;
};

function TokenForm({ administrator, onMade, onCancel }: TokenFormProps) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ApiToken['scope']>('read');
  const [days, setDays] = useState(30);
  const [missing, setMissing] = useState(false);
  const create = useCreateApiToken();
  const problem = create.error instanceof ApiError ? create.error.field('name') : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') {
      create.mutate({ name: name.trim(), scope, expires_in_days: days }, { onSuccess: onMade });
    }
  }

  return (
    <form onSubmit={submit} noValidate className="mt-5 space-y-4">
      <TextField
        label={t('Name')}
        hint={t('What it is for, such as “nightly report”.')}
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
        }}
        error={missing ? t('Give the token a name.') : problem}
      />
      <SelectField
        label={t('Scope')}
        hint={scopeNote(scope)}
        value={scope}
        onChange={(event) => setScope(event.target.value as ApiToken['scope'])}
      >
        {SCOPES.filter((each) => administrator || each !== 'admin').map((each) => (
          <option key={each} value={each}>
            {scopeName(each)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('Good for')} value={days} onChange={(event) => setDays(Number(event.target.value))}>
        {LIFETIMES.map((each) => (
          <option key={each} value={each}>
            {t('{{count, number}} days', { count: each })}
          </option>
        ))}
      </SelectField>
      <FormError>{create.error && !problem ? create.error.message : undefined}</FormError>
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={create.isPending}>
          {t('Make the token')}
        </Button>
      </div>
    </form>
  );
}
