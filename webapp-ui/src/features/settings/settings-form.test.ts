import { expect, test } from 'vitest';
import type { AgentConfig } from '@/api/agent-config';
import type { Model } from '@/api/providers';
import { asFields, asJson, rebased, type SettingsForm, toChange, toForm } from './settings-form';

const config: AgentConfig = {
  id: 'a',
  project_id: 'p',
  agent_type: 'code_agent',
  system_instructions: null,
  environment_type: 'python3.11',
  environment_config: {},
  enabled_tools: [],
  llm_provider: 'openai',
  llm_model: 'gpt-4.1',
  llm_config: { temperature: 0.7, max_tokens: 4096, reasoning: 'high' },
  chat_titles: 'words',
  version: 1,
};

function changeOf(edit: Partial<SettingsForm>) {
  return toChange({ ...toForm(config), ...edit }, config);
}

function withNumbers(edit: Partial<SettingsForm['numbers']>) {
  const form = toForm(config);
  return toChange({ ...form, numbers: { ...form.numbers, ...edit } }, config);
}

test('an untouched form changes nothing', () =>
  expect(changeOf({})).toEqual({
    change: {
      llm_provider: 'openai',
      llm_model: 'gpt-4.1',
      system_instructions: null,
      llm_config: config.llm_config,
      chat_titles: 'words',
      version: 1,
    },
  }));

test('carries along what it does not know', () =>
  expect(withNumbers({ temperature: '1' })).toMatchObject({ change: { llm_config: { reasoning: 'high' } } }));

test('an emptied field leaves its member out', () =>
  expect(withNumbers({ max_tokens: '' })).toMatchObject({
    change: { llm_config: { temperature: 0.7, reasoning: 'high' } },
  }));

test('reads a decimal comma', () =>
  expect(withNumbers({ top_p: '0,9' })).toMatchObject({ change: { llm_config: { top_p: 0.9 } } }));

test('complains of what is no number', () =>
  expect(withNumbers({ temperature: 'warm' })).toEqual({ errors: { 'llm_config.temperature': 'Enter a number.' } }));

test('complains of a number out of range', () =>
  expect(withNumbers({ presence_penalty: '-3' })).toEqual({
    errors: { 'llm_config.presence_penalty': 'Enter a number from -2 to 2.' },
  }));

test('complains of half a token', () =>
  expect(withNumbers({ max_tokens: '10.5' })).toEqual({
    errors: { 'llm_config.max_tokens': 'Enter a whole number.' },
  }));

test('makes one stop sequence of each line and keeps its spaces', () =>
  expect(changeOf({ stop: 'END\n\n  ---' })).toMatchObject({ change: { llm_config: { stop: ['END', '  ---'] } } }));

test('shows the stop sequences line by line', () =>
  expect(toForm({ ...config, llm_config: { stop: ['a', 'b'] } }).stop).toBe('a\nb'));

test('asks for a model', () =>
  expect(changeOf({ model: ' ' })).toEqual({ errors: { llm_model: 'Name the model to use.' } }));

test('what another window saved comes in, and what was typed here stays', () => {
  const form = { ...toForm(config), model: 'typed', numbers: { ...toForm(config).numbers, seed: '7' } };
  const fresh = { ...config, llm_model: 'saved', system_instructions: 'saved', version: 2 };
  expect(rebased(form, config, fresh)).toEqual({
    ...toForm(fresh),
    model: 'typed',
    numbers: { ...toForm(fresh).numbers, seed: '7' },
  });
});

test('goes to JSON and back without a loss', () => {
  const form = toForm({ ...config, llm_config: { ...config.llm_config, stop: ['a', 'b'] } });
  expect(JSON.parse(asJson(form).json ?? '')).toEqual({ ...config.llm_config, stop: ['a', 'b'] });
  expect(asFields(asJson(form))).toEqual(form);
});

test('stays JSON while it is none', () => {
  expect(asFields({ ...toForm(config), json: '{"temperature": ' })).toBeUndefined();
  expect(changeOf({ json: '[]' })).toEqual({ errors: { llm_config: 'This is no JSON object.' } });
});

test('JSON is sent as it is written', () =>
  expect(changeOf({ json: '{"seed": 7, "mine": [1]}' })).toMatchObject({
    change: { llm_config: { seed: 7, mine: [1] } },
  }));

const reasoner: Model = {
  id: 'o3',
  context_window: 200_000,
  max_output_tokens: 8_192,
  vision: null,
  tools: null,
  reasoning: true,
  price: null,
  parameters: [{ key: 'max_tokens', min: 1, max: 8_192, integer: true }],
};

test('goes by the range of the model', () => {
  const form = toForm(config);
  const long = { ...form, numbers: { ...form.numbers, max_tokens: '10000' } };
  expect(toChange(long, config, reasoner)).toEqual({
    errors: { 'llm_config.max_tokens': 'Enter a number from 1 to 8192.' },
  });
});

test('keeps what the model does not take', () =>
  expect(toChange(toForm(config), config, reasoner)).toMatchObject({ change: { llm_config: { temperature: 0.7 } } }));
