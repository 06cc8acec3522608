import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { agentTemplatesQuery } from '@/api/agent-templates';
import { t } from '@/lib/i18n';
import { said } from '@/lib/server-words';

export type TemplateChoiceProps = {
  /** The id of the chosen one; nothing for a project without instructions. */
  readonly value: string | undefined;
  readonly onChange: (template: string | undefined) => void;
};

/** What a new project begins with. Nothing to choose while the templates are not there: a project needs none. */
export function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  const templates = useQuery(agentTemplatesQuery).data?.templates ?? [];
  const name = useId();
  const choices = [{ id: undefined, name: t('Blank'), description: t('No instructions yet.') }, ...templates];
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{t('Begin with')}</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {choices.map((choice) => (
          <label
            key={choice.id ?? ''}
            className="flex cursor-pointer gap-2.5 rounded-md border border-border p-3 text-sm transition-colors duration-150 hover:border-border-control has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              checked={value === choice.id}
              onChange={() => onChange(choice.id)}
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            />
            <span>
              <span className="block font-medium">{said(choice.name)}</span>
              <span className="block text-text-muted text-xs">{said(choice.description)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
