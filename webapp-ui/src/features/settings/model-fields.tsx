import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import type { Provider } from '@/api/providers';
import { SelectField, TextField } from '@/ui/field';
import type { FieldErrors, SettingsForm } from './settings-form';

export type ModelFieldsProps = {
  readonly form: SettingsForm;
  readonly providers: readonly Provider[];
  readonly errors: FieldErrors;
  readonly onChange: (edit: Partial<SettingsForm>) => void;
};

/** Which provider and which of its models; says what is missing where a provider is not ready. */
export function ModelFields({ form, providers, errors, onChange }: ModelFieldsProps) {
  const list = useId();
  const chosen = providers.find(({ id }) => id === form.provider);

  function choose(id: string) {
    const next = providers.find((provider) => provider.id === id);
    onChange({ provider: id, ...(next && { model: next.default_model }) });
  }

  return (
    <>
      <SelectField
        label="Provider"
        value={form.provider}
        onChange={(event) => choose(event.target.value)}
        error={errors.llm_provider}
      >
        {!chosen && <option value={form.provider}>{form.provider} (not known to this server)</option>}
        {providers.map((provider) => (
          <option key={provider.id} value={provider.id}>
            {provider.ready ? provider.name : `${provider.name} (not ready)`}
          </option>
        ))}
      </SelectField>
      {chosen && !chosen.ready && chosen.hint && (
        <p className="flex gap-2 rounded-md bg-warning-soft p-3 text-sm">
          <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warning" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{chosen.hint}</span>
        </p>
      )}
      <TextField
        label="Model"
        list={list}
        value={form.model}
        onChange={(event) => onChange({ model: event.target.value })}
        autoComplete="off"
        spellCheck={false}
        hint="Choose one, or type any model the provider has."
        error={errors.llm_model}
      />
      <datalist id={list}>
        {chosen?.models.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
    </>
  );
}
