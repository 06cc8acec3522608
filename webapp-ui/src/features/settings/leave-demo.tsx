import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { agentConfigQuery } from '@/api/agent-config';
import { providersQuery } from '@/api/providers';
import { useChangeAgentConfig } from '@/commands/change-agent-config';
import { mayWrite, useProjectRole } from '@/commands/project-role';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { notifyDone, notifyFailure } from '@/ui/notify';

export type LeaveDemoProps = {
  readonly projectId: string;
  /** Where one chooses a model oneself. */
  readonly onOpenSettings: () => void;
};

/** Where a project still answers with the demo, and somebody has set up a provider: the offer to use it. */
export function LeaveDemo({ projectId, onOpenSettings }: LeaveDemoProps) {
  const config = useQuery(agentConfigQuery(projectId));
  const providers = useQuery(providersQuery);
  const change = useChangeAgentConfig(projectId);
  const writes = mayWrite(useProjectRole(projectId));
  const [declined, setDeclined] = useState<string>();
  const onDemo = providers.data?.providers.find(({ id }) => id === config.data?.llm_provider)?.wire === 'demo';
  const ready = providers.data?.providers.filter(({ wire, ready, key }) => wire !== 'demo' && ready && key !== null);
  const next = ready?.find(({ default_model }) => default_model !== null) ?? ready?.[0];
  if (!writes || !onDemo || !config.data || !next || declined === projectId) {
    return null;
  }
  const { version } = config.data;
  const model = next.default_model;
  return (
    <section
      aria-label={t('Offer')}
      className="mx-3 mb-1 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-accent-soft py-2 pe-2 ps-4 text-sm"
    >
      <p className="min-w-48 flex-1">
        {model
          ? t('This project answers with the built-in demo. {{provider}} is ready: use {{model}}?', {
              provider: next.name,
              model,
            })
          : t('This project answers with the built-in demo. {{provider}} is ready.', { provider: next.name })}
      </p>
      {model ? (
        <Button
          size="small"
          disabled={change.isPending}
          onClick={() =>
            change.mutate(
              { llm_provider: next.id, llm_model: model, version },
              {
                onSuccess: () => notifyDone(t('This project answers with {{model}} now', { model })),
                onError: (error) => notifyFailure(t('The project was not switched'), error),
              },
            )
          }
        >
          {t('Switch to {{provider}}', { provider: next.name })}
        </Button>
      ) : (
        <Button size="small" onClick={onOpenSettings}>
          {t('Choose a model')}
        </Button>
      )}
      <IconButton label={t('Stay with the demo')} size="small" onClick={() => setDeclined(projectId)}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </section>
  );
}
