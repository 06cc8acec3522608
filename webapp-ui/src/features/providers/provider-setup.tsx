import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { ApiError } from '@/api/api-error';
import { type ProviderKey, providerKeysQuery, type Scope } from '@/api/provider-keys';
import type { Provider } from '@/api/providers';
import { useForgetProviderKey, useSaveProviderKey } from '@/commands/change-provider-key';
import { useMe } from '@/commands/me';
import { useTestProviderKey } from '@/commands/test-provider-key';
import { t } from '@/lib/i18n';
import { said } from '@/lib/server-words';
import { Button } from '@/ui/button';
import { SelectField, TextField } from '@/ui/field';
import { FormFooter } from '@/ui/form-footer';
import { notifyDone } from '@/ui/notify';
import { FailedState, Notice } from '@/ui/states';
import { emptyForm, losesKey, toKeyChange, toTrial } from './key-form';
import { TestOutcome } from './test-outcome';

export type ProviderSetupProps = {
  readonly provider: Provider;
  /** Whose key it is about; the reader chooses where it is not said. */
  readonly scope: Scope | undefined;
  readonly onClose: () => void;
};

/** Address and key of one provider, to be tried and saved. Fills the panel that holds it. */
export function ProviderSetup({ provider, scope: given, onClose }: ProviderSetupProps) {
  const keys = useQuery(providerKeysQuery);
  const [scope, setScope] = useState(given);
  const administrator = useMe()?.administrator === true;
  if (!keys.data) {
    return keys.isError ? (
      <div className="p-5">
        <FailedState
          compact
          title={t('The key could not be loaded')}
          detail={keys.error.message}
          onRetry={() => void keys.refetch()}
        />
      </div>
    ) : null;
  }
  const mine = keys.data.keys.filter((key) => key.provider === provider.id);
  const chosen =
    scope ?? mine.find((key) => key.scope === 'own')?.scope ?? (administrator ? mine[0]?.scope : undefined) ?? 'own';
  return (
    <SetupForm
      key={chosen}
      provider={provider}
      scope={chosen}
      saved={mine.find((key) => key.scope === chosen)}
      obstacle={keys.data.storage.reason}
      onScope={administrator && given === undefined ? setScope : undefined}
      onClose={onClose}
    />
  );
}

type SetupFormProps = Omit<ProviderSetupProps, 'scope'> & {
  readonly scope: Scope;
  readonly saved: ProviderKey | undefined;
  /** Why this server can keep no key. */
  readonly obstacle: string | null;
  /** Missing where there is nothing to choose. */
  readonly onScope: ((scope: Scope) => void) | undefined;
};

function SetupForm({ provider, scope, saved, obstacle, onScope, onClose }: SetupFormProps) {
  const before = saved?.base_url ?? provider.base_url ?? '';
  const [form, setForm] = useState(() => emptyForm(before));
  const save = useSaveProviderKey(provider.id, () => {
    notifyDone(t('{{provider}} is set up', { provider: provider.name }));
    onClose();
  });
  const test = useTestProviderKey(provider.id);
  const [modelMissing, setModelMissing] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const refused = save.error ?? test.error;
  const edit = (change: Partial<typeof form>) => {
    setForm((current) => ({ ...current, ...change }));
    setModelMissing(false);
    save.reset();
    test.reset();
  };

  function tryIt() {
    const missing = form.model.trim() === '' && provider.default_model === null;
    setModelMissing(missing);
    if (!missing) {
      test.mutate(toTrial(form, before));
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(
      { scope, change: toKeyChange(form, before, saved) },
      {
        onError: () =>
          requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()),
      },
    );
  }

  return (
    <form ref={element} onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-5 overflow-y-auto p-5">
        {provider.note && <p className="text-sm text-text-muted [overflow-wrap:anywhere]">{said(provider.note)}</p>}
        {obstacle && <Notice tone="warning">{obstacle}</Notice>}
        {onScope && (
          <SelectField label={t('For whom')} value={scope} onChange={(event) => onScope(event.target.value as Scope)}>
            <option value="own">{t('Only me')}</option>
            <option value="installation">{t('Everyone on this server')}</option>
          </SelectField>
        )}
        <TextField
          label={t('Address')}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://…"
          value={form.address}
          onChange={(event) => edit({ address: event.target.value })}
          hint={t('Where its API is. The key goes to this address only.')}
          error={complaint(refused, 'base_url')}
        />
        <TextField
          label={provider.key_needed ? t('Key') : t('Key (optional)')}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={form.key}
          onChange={(event) => edit({ key: event.target.value })}
          hint={<KeyHint provider={provider} saved={saved} lost={losesKey(form, saved)} />}
          error={complaint(refused, 'key')}
        />
        <div className="space-y-3 rounded-md border border-border p-4">
          <TextField
            label={t('Model to test with')}
            autoComplete="off"
            spellCheck={false}
            placeholder={provider.default_model ?? t('One of its models')}
            value={form.model}
            onChange={(event) => edit({ model: event.target.value })}
            error={modelMissing ? t('Name one of its models.') : complaint(refused, 'model')}
          />
          <Button onClick={tryIt} disabled={test.isPending}>
            {test.isPending ? t('Testing…') : t('Test')}
          </Button>
          <TestOutcome result={test.data} />
        </div>
        {saved && <Forget provider={provider} saved={saved} onDone={onClose} />}
      </div>
      <FormFooter
        refused={refused && `${refused.message}${save.error ? ` ${t('Nothing was saved.')}` : ''}`}
        saving={save.isPending}
        onCancel={onClose}
      />
    </form>
  );
}

function complaint(error: Error | null, field: string): string | undefined {
  return error instanceof ApiError ? error.field(field) : undefined;
}

type KeyHintProps = {
  readonly provider: Provider;
  readonly saved: ProviderKey | undefined;
  readonly lost: boolean;
};

function KeyHint({ provider, saved, lost }: KeyHintProps) {
  return (
    <>
      {keyWords(saved, lost)}{' '}
      {provider.key_page && (
        <a
          href={provider.key_page}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 rounded-sm text-text underline underline-offset-2"
        >
          {t('Get a key')}
          <ExternalLink size={12} aria-hidden="true" />
        </a>
      )}
    </>
  );
}

function keyWords(saved: ProviderKey | undefined, lost: boolean): string {
  if (lost) {
    return t('The saved key belongs to the address before. Give the key again.');
  }
  if (!saved?.has_key) {
    return t('It is kept encrypted and never shown again.');
  }
  return saved.ends_in
    ? t('Saved, ends in {{end}}. Leave empty to keep it.', { end: saved.ends_in })
    : t('Saved. Leave empty to keep it.');
}

type ForgetProps = { readonly provider: Provider; readonly saved: ProviderKey; readonly onDone: () => void };

/** Asks once more: nobody can bring a key back. */
function Forget({ provider, saved, onDone }: ForgetProps) {
  const [asked, setAsked] = useState(false);
  const forget = useForgetProviderKey(provider.id, () => {
    notifyDone(t('{{provider}} was removed', { provider: provider.name }));
    onDone();
  });
  const words = saved.has_key ? t('Remove the key') : t('Remove the address');
  if (!asked) {
    return (
      <Button variant="quiet" className="text-danger!" onClick={() => setAsked(true)}>
        {words}
      </Button>
    );
  }
  return (
    <div role="alert" className="rounded-md bg-danger-soft p-4 text-sm">
      <p>
        {saved.scope === 'own'
          ? t(
              'Your projects that use {{provider}} cannot be answered then, unless another key is there. It cannot be brought back.',
              { provider: provider.name },
            )
          : t(
              'All projects of this server that use {{provider}} cannot be answered then, unless another key is there. It cannot be brought back.',
              { provider: provider.name },
            )}
      </p>
      {forget.error && <p className="mt-2 text-danger">{forget.error.message}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="danger" size="small" disabled={forget.isPending} onClick={() => forget.mutate(saved.scope)}>
          {saved.has_key ? t('Remove the key for good') : t('Remove the address for good')}
        </Button>
        <Button size="small" onClick={() => setAsked(false)}>
          {t('Keep it')}
        </Button>
      </div>
    </div>
  );
}
