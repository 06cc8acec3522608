import { TextArea, TextField } from '@/ui/field';
import { type FieldErrors, PARAMETERS, type SettingsForm } from './settings-form';

export type ParameterFieldsProps = {
  readonly form: SettingsForm;
  readonly errors: FieldErrors;
  readonly onChange: (edit: Partial<SettingsForm>) => void;
};

/** What shapes the answers: an empty field leaves the choice to the provider. */
export function ParameterFields({ form, errors, onChange }: ParameterFieldsProps) {
  return (
    <fieldset>
      <legend className="font-semibold text-sm">Parameters</legend>
      <p className="mt-1 mb-4 text-text-muted text-xs">Leave a field empty to let the provider choose.</p>
      <div className="grid grid-cols-2 gap-4">
        {PARAMETERS.map(({ key, label, hint }) => (
          <TextField
            key={key}
            label={label}
            hint={hint}
            inputMode="decimal"
            autoComplete="off"
            value={form.numbers[key]}
            onChange={(event) => onChange({ numbers: { ...form.numbers, [key]: event.target.value } })}
            error={errors[`llm_config.${key}`]}
          />
        ))}
      </div>
      <div className="mt-4">
        <TextArea
          label="Stop sequences"
          hint="One per line. The answer ends before the first of them."
          rows={2}
          spellCheck={false}
          value={form.stop}
          onChange={(event) => onChange({ stop: event.target.value })}
          error={errors['llm_config.stop']}
          className="font-mono"
        />
      </div>
    </fieldset>
  );
}
