import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type AgentConfig, agentConfigQuery } from '@/api/agent-config';
import { ApiError } from '@/api/api-error';
import { modelsQuery, type Provider, providersQuery } from '@/api/providers';
import { useChangeAgentConfig } from '@/commands/change-agent-config';
import { mayWrite, useProjectRole } from '@/commands/project-role';
import { later, t } from '@/lib/i18n';
import { SelectField, TextArea } from '@/ui/field';
import { FormFooter } from '@/ui/form-footer';
import { notifyDone } from '@/ui/notify';
import { FailedState, Loading } from '@/ui/states';
import { ModelFields } from './model-fields';
import { ParameterFields } from './parameter-fields';
import { type FieldErrors, rebased, toChange, toForm } from './settings-form';

const STALE = later(
  'The settings were changed in another window meanwhile. What you typed is kept, the rest is as saved there. Look it over and save again.',
);

export type AgentSettingsProps = {
  readonly projectId: string;
  readonly onClose: () => void;
};

/** The agent settings of a project: model, instructions, parameters. Fills the panel that holds it. */
export function AgentSettings({ projectId, onClose }: AgentSettingsProps) {
  const config = useQuery({ ...agentConfigQuery(projectId), refetchOnMount: 'always' });
  const providers = useQuery(providersQuery);
  const failed = config.error ?? providers.error;

  if (config.data && providers.data) {
    return (
      <SettingsFields
        key={projectId}
        projectId={projectId}
        config={config.data}
        providers={providers.data.providers}
        onClose={onClose}
      />
    );
  }
  return (
    <div className="p-5">
      {failed ? (
        <FailedState
          compact
          title={t('The settings could not be loaded')}
          detail={failed.message}
          onRetry={() => {
            if (config.isError) void config.refetch();
            if (providers.isError) void providers.refetch();
          }}
        />
      ) : (
        <Loading label={t('Loading settings')}>
          <div className="space-y-6">
            {['h-9', 'h-9', 'h-32', 'h-9', 'h-9'].map((height, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a skeleton never move
              <div key={index}>
                <div className="skeleton h-4 w-24" />
                <div className={`skeleton mt-2 ${height}`} />
              </div>
            ))}
          </div>
        </Loading>
      )}
    </div>
  );
}

type SettingsFieldsProps = AgentSettingsProps & {
  readonly config: AgentConfig;
  readonly providers: readonly Provider[];
};

function SettingsFields({ projectId, config, providers, onClose }: SettingsFieldsProps) {
  const [base, setBase] = useState(config);
  const [form, setForm] = useState(() => toForm(config));
  if (config !== base) {
    // Read anew, perhaps since another window has saved: what was typed here stays.
    setBase(config);
    setForm(rebased(form, base, config));
  }
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refused, setRefused] = useState<string>();
  const save = useChangeAgentConfig(projectId);
  const writes = mayWrite(useProjectRole(projectId));
  const element = useRef<HTMLFormElement>(null);
  const models = useQuery(modelsQuery(form.provider));
  const model = models.data?.models.find(({ id }) => id === form.model.trim());
  const edit = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));

  function complain(next: FieldErrors, message?: string) {
    setErrors(next);
    setRefused(message);
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const outcome = toChange(form, config, model);
    if ('errors' in outcome) {
      complain(outcome.errors);
      return;
    }
    complain({});
    save.mutate(outcome.change, {
      onSuccess: () => {
        notifyDone(t('Settings saved'));
        onClose();
      },
      onError: (error) => {
        if (error instanceof ApiError && error.stale) {
          complain({}, t(STALE));
          return;
        }
        const fields = error instanceof ApiError ? error.fields : [];
        complain(Object.fromEntries(fields.map(({ field, message }) => [field, message])), error.message);
      },
    });
  }

  return (
    <form ref={element} onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto p-5">
        <fieldset disabled={!writes} className="min-w-0 space-y-5">
          {!writes && (
            <p className="text-sm text-text-muted">
              {t('You can see how this project is answered. Its owner can let you change it.')}
            </p>
          )}
          <ModelFields form={form} providers={providers} models={models.data} errors={errors} onChange={edit} />
          <TextArea
            label={t('Instructions')}
            hint={t('Sent to the model before each conversation of this project.')}
            rows={6}
            value={form.instructions}
            onChange={(event) => edit({ instructions: event.target.value })}
            error={errors.system_instructions}
          />
          <ParameterFields form={form} model={model} errors={errors} onChange={edit} />
          <SelectField
            label={t('Names of new chats')}
            hint={
              form.chatTitles === 'model'
                ? t('One more small call to the model, after the first answer.')
                : t('Never over a name that you gave.')
            }
            value={form.chatTitles}
            onChange={(event) => edit({ chatTitles: event.target.value as AgentConfig['chat_titles'] })}
          >
            <option value="words">{t('The first words')}</option>
            <option value="model">{t('A title by the model')}</option>
          </SelectField>
        </fieldset>
      </div>
      {writes && (
        <FormFooter
          refused={refused && t('{{refused}} Nothing was saved.', { refused })}
          saving={save.isPending}
          onCancel={onClose}
        />
      )}
    </form>
  );
}
