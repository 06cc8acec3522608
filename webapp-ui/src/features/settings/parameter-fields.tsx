import { useState } from 'react';
import type { Model } from '@/api/providers';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { TextArea, TextField } from '@/ui/field';
import { asFields, asJson, type FieldErrors, isTaken, PARAMETERS, rangeOf, type SettingsForm } from './settings-form';

export type ParameterFieldsProps = {
  readonly form: SettingsForm;
  /** What is known of the chosen model; missing where nobody knows it. */
  readonly model: Model | undefined;
  readonly errors: FieldErrors;
  readonly onChange: (edit: Partial<SettingsForm>) => void;
};

/** What shapes the answers: an empty field leaves the choice to the provider. Only what the model takes is shown. */
export function ParameterFields(props: ParameterFieldsProps) {
  const { form, onChange } = props;
  const [broken, setBroken] = useState(false);

  function switchView() {
    const next = form.json === undefined ? asJson(form) : asFields(form);
    setBroken(next === undefined);
    if (next) {
      onChange(next);
    }
  }

  return (
    <fieldset>
      <legend className="flex w-full items-center justify-between font-semibold text-sm">
        {t('Parameters')}
        <ViewSwitch json={form.json !== undefined} onSwitch={switchView} />
      </legend>
      {form.json === undefined ? <Fields {...props} /> : <JsonField {...props} json={form.json} broken={broken} />}
    </fieldset>
  );
}

function ViewSwitch({ json, onSwitch }: { readonly json: boolean; readonly onSwitch: () => void }) {
  return (
    <span className="inline-flex rounded-md border border-border-control p-0.5 text-xs">
      {(['Fields', 'JSON'] as const).map((name) => {
        const pressed = (name === 'JSON') === json;
        return (
          <button
            key={name}
            type="button"
            aria-pressed={pressed}
            onClick={() => !pressed && onSwitch()}
            className={classNames('rounded-sm px-2 py-0.5 font-medium touch:py-2', pressed && 'bg-surface-active')}
          >
            {name === 'JSON' ? name : t('Fields')}
          </button>
        );
      })}
    </span>
  );
}

function Fields({ form, model, errors, onChange }: ParameterFieldsProps) {
  const refused = PARAMETERS.filter(({ key }) => !isTaken(model, key) && form.numbers[key].trim() !== '');
  return (
    <>
      <p className="mt-1 mb-4 text-text-muted text-xs">{t('Leave a field empty to let the provider choose.')}</p>
      <div className="grid grid-cols-2 gap-4">
        {PARAMETERS.filter(({ key }) => isTaken(model, key)).map((parameter) => (
          <TextField
            key={parameter.key}
            label={t(parameter.label)}
            hint={rangeOf(model, parameter).words}
            inputMode="decimal"
            autoComplete="off"
            value={form.numbers[parameter.key]}
            onChange={(event) => onChange({ numbers: { ...form.numbers, [parameter.key]: event.target.value } })}
            error={errors[`llm_config.${parameter.key}`]}
          />
        ))}
      </div>
      {refused.length > 0 && (
        <p className="mt-3 text-text-muted text-xs">
          {t('This model does not take {{value}}: it is kept, and not sent.', {
            value: refused.map(({ label }) => t(label)).join(', '),
          })}
        </p>
      )}
      {isTaken(model, 'stop') && (
        <div className="mt-4">
          <TextArea
            label={t('Stop sequences')}
            hint={t('One per line. The answer ends before the first of them.')}
            rows={2}
            spellCheck={false}
            value={form.stop}
            onChange={(event) => onChange({ stop: event.target.value })}
            error={errors['llm_config.stop']}
            className="font-mono"
          />
        </div>
      )}
    </>
  );
}

type JsonFieldProps = ParameterFieldsProps & { readonly json: string; readonly broken: boolean };

function JsonField({ json, broken, errors, onChange }: JsonFieldProps) {
  const complaints = Object.entries(errors).filter(([field]) => field.startsWith('llm_config'));
  return (
    <div className="mt-3">
      <TextArea
        label="llm_config"
        rows={10}
        spellCheck={false}
        value={json}
        onChange={(event) => onChange({ json: event.target.value })}
        error={
          complaints.map(([field, words]) => `${field.replace('llm_config.', '')}: ${words}`).join(' ') ||
          (broken ? t('This is no JSON object.') : undefined)
        }
        hint={t('As it is stored. What the model does not know is kept and not sent.')}
        className="font-mono text-code!"
      />
    </div>
  );
}
