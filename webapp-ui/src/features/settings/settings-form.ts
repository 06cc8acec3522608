import type { AgentConfig, AgentConfigChange } from '@/api/agent-config';
import type { Model } from '@/api/providers';
import { count } from '@/lib/amounts';
import { later, t } from '@/lib/i18n';

type Parameter = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly whole: boolean;
};

/** The number parameters of a model that the panel knows, with what their fields need where nobody knows the model. */
export const PARAMETERS = [
  {
    key: 'temperature',
    label: later('Temperature'),
    hint: later('0 is exact, 2 is free'),
    min: 0,
    max: 2,
    whole: false,
  },
  { key: 'max_tokens', label: later('Longest answer'), hint: later('In tokens'), min: 1, max: undefined, whole: true },
  { key: 'top_p', label: later('Top p'), hint: later('0 to 1'), min: 0, max: 1, whole: false },
  { key: 'seed', label: later('Seed'), hint: later('A whole number'), min: undefined, max: undefined, whole: true },
  {
    key: 'frequency_penalty',
    label: later('Frequency penalty'),
    hint: later('−2 to 2'),
    min: -2,
    max: 2,
    whole: false,
  },
  { key: 'presence_penalty', label: later('Presence penalty'), hint: later('−2 to 2'), min: -2, max: 2, whole: false },
  {
    key: 'context_window',
    label: later('Context window'),
    hint: later('In tokens'),
    min: 1_024,
    max: 10_000_000,
    whole: true,
  },
] as const satisfies readonly Parameter[];

export type ParameterKey = (typeof PARAMETERS)[number]['key'];

type LlmConfig = Readonly<Record<string, unknown>>;

/** What stands in the fields: text, as typed. */
export type SettingsForm = {
  readonly provider: string;
  readonly model: string;
  readonly instructions: string;
  readonly chatTitles: AgentConfig['chat_titles'];
  /** One stop sequence per line. */
  readonly stop: string;
  readonly numbers: Readonly<Record<ParameterKey, string>>;
  /** The members of `llm_config` that have no field. */
  readonly others: LlmConfig;
  /** All of `llm_config`, where it is written as JSON and not in the fields. */
  readonly json: string | undefined;
};

/** Complaints by wire name, such as `llm_config.temperature`. */
export type FieldErrors = Readonly<Record<string, string>>;

export function toForm(config: AgentConfig): SettingsForm {
  return {
    provider: config.llm_provider,
    model: config.llm_model,
    instructions: config.system_instructions ?? '',
    chatTitles: config.chat_titles,
    json: undefined,
    ...toFields(config.llm_config),
  };
}

function toFields(llmConfig: LlmConfig): Pick<SettingsForm, 'stop' | 'numbers' | 'others'> {
  const { stop, ...others } = { ...llmConfig };
  const numbers = {} as Record<ParameterKey, string>;
  for (const { key } of PARAMETERS) {
    const value = others[key];
    numbers[key] = value === undefined || value === null ? '' : String(value);
    delete others[key];
  }
  return { numbers, stop: stopLines(stop), others };
}

/** The form with its parameters as JSON; what is no number yet is left as it was typed. */
export function asJson(form: SettingsForm): SettingsForm {
  const parameters: Record<string, unknown> = { ...form.others };
  for (const { key } of PARAMETERS) {
    const text = form.numbers[key].trim();
    if (text !== '') {
      const value = toNumber(text);
      parameters[key] = Number.isFinite(value) ? value : text;
    }
  }
  const stop = stopsOf(form.stop);
  return { ...form, json: JSON.stringify({ ...parameters, ...(stop.length > 0 && { stop }) }, undefined, 2) };
}

/** The form with its parameters in fields again; nothing where the JSON is no object. */
export function asFields(form: SettingsForm): SettingsForm | undefined {
  const parameters = parsed(form.json ?? '{}');
  return parameters && { ...form, json: undefined, ...toFields(parameters) };
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
    chatTitles: typed(form.chatTitles, before.chatTitles, now.chatTitles),
    stop: typed(form.stop, before.stop, now.stop),
    numbers,
    others: JSON.stringify(form.others) === JSON.stringify(before.others) ? now.others : form.others,
    json: form.json,
  };
}

function typed<T extends string>(text: T, before: T, now: T): T {
  return text === before ? now : text;
}

/** Whether the model is known to take a parameter, or nobody knows the model. */
export function isTaken(model: Model | undefined, key: ParameterKey | 'stop'): boolean {
  return model === undefined || model.parameters.some((parameter) => parameter.key === key);
}

/** From where to where a parameter goes, for this model if it is known, and so in words. */
export function rangeOf(model: Model | undefined, parameter: Parameter) {
  const known = model?.parameters.find(({ key }) => key === parameter.key);
  const min = known?.min ?? parameter.min;
  const max = known?.max ?? parameter.max;
  return { min, max, words: wordsOf(model, parameter, max) };
}

function wordsOf(model: Model | undefined, { key, hint }: Parameter, max: number | undefined): string {
  switch (key) {
    case 'temperature':
      return t('0 is exact, {{max}} is free', { max: max ?? 2 });
    case 'max_tokens':
      return model && max !== undefined && model.max_output_tokens !== null
        ? t('In tokens, up to {{max}}', { max: count(max) })
        : t(hint);
    case 'context_window':
      return model && model.context_window !== null
        ? t('In tokens. Empty: {{contextWindow}}', { contextWindow: count(model.context_window) })
        : t('In tokens. Nobody knows that of this model.');
    default:
      return t(hint);
  }
}

/**
 * What to send for a form, or the complaints that keep it from being sent. `llm_config` is replaced whole by the
 * server, so the members this panel does not know are carried along; an empty field leaves its member out.
 */
export function toChange(
  form: SettingsForm,
  config: AgentConfig,
  model?: Model,
): { readonly change: AgentConfigChange } | { readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const parameters = form.json === undefined ? fromFields(form, model, errors) : parsed(form.json);
  if (parameters === undefined) {
    errors.llm_config = t('This is no JSON object.');
  }
  if (form.model.trim() === '') {
    errors.llm_model = t('Name the model to use.');
  }
  if (Object.keys(errors).length > 0) {
    return { errors };
  }
  return {
    change: {
      llm_provider: form.provider,
      llm_model: form.model.trim(),
      system_instructions: form.instructions.trim() === '' ? null : form.instructions,
      llm_config: parameters as Record<string, unknown>,
      chat_titles: form.chatTitles,
      version: config.version,
    },
  };
}

function fromFields(form: SettingsForm, model: Model | undefined, errors: Record<string, string>): LlmConfig {
  const parameters: Record<string, unknown> = { ...form.others };
  for (const parameter of PARAMETERS) {
    const { key, whole } = parameter;
    const { min, max } = rangeOf(model, parameter);
    const text = form.numbers[key].trim();
    const value = toNumber(text);
    if (text === '') {
      continue;
    }
    if (!isTaken(model, key)) {
      parameters[key] = Number.isFinite(value) ? value : text;
    } else if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
      errors[`llm_config.${key}`] = whole ? t('Enter a whole number.') : t('Enter a number.');
    } else if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
      errors[`llm_config.${key}`] =
        max === undefined
          ? t('Enter {{min}} or more.', { min: min ?? 0 })
          : t('Enter a number from {{min}} to {{max}}.', { min: min ?? 0, max });
    } else {
      parameters[key] = value;
    }
  }
  const stop = stopsOf(form.stop);
  return { ...parameters, ...(stop.length > 0 && { stop }) };
}

function toNumber(text: string): number {
  return text === '' ? Number.NaN : Number(text.replace(',', '.').replace('−', '-'));
}

function stopsOf(lines: string): readonly string[] {
  return lines.split('\n').filter((line) => line !== '');
}

function stopLines(stop: unknown): string {
  if (typeof stop === 'string') {
    return stop;
  }
  return Array.isArray(stop) ? stop.filter((each) => typeof each === 'string').join('\n') : '';
}

function parsed(json: string): LlmConfig | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LlmConfig) : undefined;
  } catch {
    return undefined;
  }
}
