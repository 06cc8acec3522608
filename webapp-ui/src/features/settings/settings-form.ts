import type { AgentConfig, AgentConfigChange } from '@/api/agent-config';

/** The number parameters of a model that the panel knows, with what their fields need. */
export const PARAMETERS = [
  { key: 'temperature', label: 'Temperature', hint: '0 is exact, 2 is free', min: 0, max: 2, step: 0.1, whole: false },
  { key: 'max_tokens', label: 'Longest answer', hint: 'In tokens', min: 1, max: undefined, step: 1, whole: true },
  { key: 'top_p', label: 'Top p', hint: '0 to 1', min: 0, max: 1, step: 0.05, whole: false },
  { key: 'seed', label: 'Seed', hint: 'A whole number', min: undefined, max: undefined, step: 1, whole: true },
  { key: 'frequency_penalty', label: 'Frequency penalty', hint: '−2 to 2', min: -2, max: 2, step: 0.1, whole: false },
  { key: 'presence_penalty', label: 'Presence penalty', hint: '−2 to 2', min: -2, max: 2, step: 0.1, whole: false },
] as const;

export type ParameterKey = (typeof PARAMETERS)[number]['key'];

/** What stands in the fields: text, as typed. */
export type SettingsForm = {
  readonly provider: string;
  readonly model: string;
  readonly instructions: string;
  /** One stop sequence per line. */
  readonly stop: string;
  readonly numbers: Readonly<Record<ParameterKey, string>>;
};

/** Complaints by wire name, such as `llm_config.temperature`. */
export type FieldErrors = Readonly<Record<string, string>>;

export function toForm(config: AgentConfig): SettingsForm {
  const numbers = Object.fromEntries(
    PARAMETERS.map(({ key }) => {
      const value = config.llm_config[key];
      return [key, value === undefined || value === null ? '' : String(value)];
    }),
  ) as Record<ParameterKey, string>;
  return {
    provider: config.llm_provider,
    model: config.llm_model,
    instructions: config.system_instructions ?? '',
    stop: stopLines(config.llm_config.stop),
    numbers,
  };
}

/** The form as it is where another window has saved `fresh` over `base` meanwhile: what was typed here stays. */
export function rebased(form: SettingsForm, base: AgentConfig, fresh: AgentConfig): SettingsForm {
  const before = toForm(base);
  const now = toForm(fresh);
  const numbers = Object.fromEntries(
    PARAMETERS.map(({ key }) => [key, typed(form.numbers[key], before.numbers[key], now.numbers[key])]),
  ) as Record<ParameterKey, string>;
  return {
    provider: typed(form.provider, before.provider, now.provider),
    model: typed(form.model, before.model, now.model),
    instructions: typed(form.instructions, before.instructions, now.instructions),
    stop: typed(form.stop, before.stop, now.stop),
    numbers,
  };
}

function typed(text: string, before: string, now: string): string {
  return text === before ? now : text;
}

/**
 * What to send for a form, or the complaints that keep it from being sent. `llm_config` is replaced whole by the
 * server, so the members this panel does not know are carried along; an empty field leaves its member out.
 */
export function toChange(
  form: SettingsForm,
  config: AgentConfig,
): { readonly change: AgentConfigChange } | { readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const parameters: Record<string, unknown> = { ...config.llm_config };
  for (const { key, min, max, whole } of PARAMETERS) {
    const text = form.numbers[key].trim();
    const value = Number(text.replace(',', '.').replace('−', '-'));
    if (text === '') {
      delete parameters[key];
    } else if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
      errors[`llm_config.${key}`] = whole ? 'Enter a whole number.' : 'Enter a number.';
    } else if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
      errors[`llm_config.${key}`] =
        max === undefined ? `Enter ${min} or more.` : `Enter a number from ${min} to ${max}.`;
    } else {
      parameters[key] = value;
    }
  }
  const stop = form.stop.split('\n').filter((line) => line !== '');
  if (stop.length === 0) {
    delete parameters.stop;
  } else {
    parameters.stop = stop;
  }
  if (form.model.trim() === '') {
    errors.llm_model = 'Name the model to use.';
  }
  if (Object.keys(errors).length > 0) {
    return { errors };
  }
  return {
    change: {
      llm_provider: form.provider,
      llm_model: form.model.trim(),
      system_instructions: form.instructions.trim() === '' ? null : form.instructions,
      llm_config: parameters,
      version: config.version,
    },
  };
}

function stopLines(stop: unknown): string {
  if (typeof stop === 'string') {
    return stop;
  }
  return Array.isArray(stop) ? stop.filter((each) => typeof each === 'string').join('\n') : '';
}
