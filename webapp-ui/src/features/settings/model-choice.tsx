import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agentConfigQuery } from '@/api/agent-config';
import { modelsQuery, providersQuery } from '@/api/providers';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { ModelFields } from './model-fields';

export type ModelChoiceProps = {
  readonly projectId: string;
  readonly onClose: () => void;
  readonly onChoose: (provider: string, model: string) => void;
};

/** Which model gives another answer, this once. */
export function ModelChoice({ projectId, onClose, onChoose }: ModelChoiceProps) {
  const config = useQuery(agentConfigQuery(projectId));
  const providers = useQuery(providersQuery);
  const [chosen, setChosen] = useState<{ readonly provider?: string; readonly model?: string }>({});
  const provider = chosen.provider ?? config.data?.llm_provider ?? '';
  const model = chosen.model ?? config.data?.llm_model ?? '';
  const models = useQuery({ ...modelsQuery(provider), enabled: provider !== '' });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('Answer with another model')}
      description={t('Only this once: the project keeps its own.')}
    >
      <form
        className="mt-4 space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(provider, model.trim());
        }}
      >
        <ModelFields
          form={{ provider, model }}
          providers={providers.data?.providers ?? []}
          models={models.data}
          errors={{}}
          onChange={(change) => setChosen((now) => ({ ...now, ...change }))}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={model.trim() === ''}>
            {t('Answer with it')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
