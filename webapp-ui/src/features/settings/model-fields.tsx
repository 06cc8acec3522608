import { Link } from 'react-router';
import type { ModelList, Provider } from '@/api/providers';
import { t } from '@/lib/i18n';
import { said } from '@/lib/server-words';
import { SelectField } from '@/ui/field';
import { Notice } from '@/ui/states';
import { ModelField } from './model-field';
import { providerLack } from './provider-lack';
import type { FieldErrors, SettingsForm } from './settings-form';

export type ModelFieldsProps = {
  readonly form: Pick<SettingsForm, 'provider' | 'model'>;
  readonly providers: readonly Provider[];
  /** Those of the chosen provider; missing while they are not read. */
  readonly models: ModelList | undefined;
  readonly errors: FieldErrors;
  readonly onChange: (edit: Partial<Pick<SettingsForm, 'provider' | 'model'>>) => void;
};

/** Which provider and which of its models; says what is missing where a provider is not ready. */
export function ModelFields({ form, providers, models, errors, onChange }: ModelFieldsProps) {
  const chosen = providers.find(({ id }) => id === form.provider);
  const lacks = chosen !== undefined && !chosen.ready;
  const ready = providers.filter((provider) => provider.ready && (provider.key !== null || provider.wire === 'demo'));
  const others = providers.filter((provider) => provider.well_known && !ready.includes(provider));

  function choose(id: string) {
    const next = providers.find((provider) => provider.id === id);
    onChange({ provider: id, model: next?.default_model ?? '' });
  }

  return (
    <>
      <SelectField
        label={t('Provider')}
        value={form.provider}
        onChange={(event) => choose(event.target.value)}
        hint={
          <Link
            to={`/providers?provider=${encodeURIComponent(form.provider)}`}
            className="underline underline-offset-2"
          >
            {t('Keys and addresses')}
          </Link>
        }
        error={errors.llm_provider}
      >
        {!chosen && (
          <option value={form.provider}>
            {t('{{provider}} (not known to this server)', { provider: form.provider })}
          </option>
        )}
        {chosen && !ready.includes(chosen) && !others.includes(chosen) && (
          <option value={chosen.id}>{said(chosen.name)}</option>
        )}
        <Options title={t('Ready')} providers={ready} />
        <Options title={t('To be set up')} providers={others} />
      </SelectField>
      {lacks && <Notice tone="warning">{providerLack(chosen)}</Notice>}
      {/* Why its own list cannot be read was just said then. */}
      <ModelField
        value={form.model}
        list={models && lacks ? { ...models, problem: null } : models}
        error={errors.llm_model}
        onChange={(model) => onChange({ model })}
      />
    </>
  );
}

function Options({ title, providers }: { readonly title: string; readonly providers: readonly Provider[] }) {
  return (
    providers.length > 0 && (
      <optgroup label={title}>
        {providers.map(({ id, name }) => (
          <option key={id} value={id}>
            {said(name)}
          </option>
        ))}
      </optgroup>
    )
  );
}
