import { useQuery } from '@tanstack/react-query';
import { projectsQuery } from '@/api/projects';
import { usersQuery } from '@/api/users';
import { t } from '@/lib/i18n';
import { SelectField, TextField } from '@/ui/field';
import type { LogFilter } from './audit-filter';
import { AUDIT_KINDS } from './audit-words';

export type AuditFiltersProps = {
  readonly filter: LogFilter;
  readonly onChange: (edit: Partial<LogFilter>) => void;
};

/** Which entries one looks at. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const users = useQuery(usersQuery('')).data?.users ?? [];
  const projects = useQuery(projectsQuery).data?.projects ?? [];
  const { from, to, actor, action, project } = filter;
  return (
    <div className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-5">
      <TextField
        label={t('From')}
        type="date"
        value={from ?? ''}
        max={to}
        onChange={(event) => onChange({ from: event.target.value || undefined })}
      />
      <TextField
        label={t('To')}
        type="date"
        value={to ?? ''}
        min={from}
        onChange={(event) => onChange({ to: event.target.value || undefined })}
      />
      <SelectField
        label={t('Person')}
        value={actor ?? ''}
        onChange={(event) => onChange({ actor: event.target.value || undefined })}
      >
        <option value="">{t('Everybody')}</option>
        {actor && !users.some(({ id }) => id === actor) && <option value={actor}>{actor}</option>}
        {users.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('What')}
        value={action ?? ''}
        onChange={(event) => onChange({ action: event.target.value || undefined })}
      >
        <option value="">{t('Everything')}</option>
        {AUDIT_KINDS.map((kind) => (
          <optgroup key={kind.name} label={t(kind.name)}>
            {kind.actions.map((each) => (
              <option key={each.action} value={each.action}>
                {t(each.name)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <div className="max-md:col-span-2">
        <SelectField
          label={t('Project')}
          value={project ?? ''}
          onChange={(event) => onChange({ project: event.target.value || undefined })}
        >
          <option value="">{t('All projects')}</option>
          {project && !projects.some(({ id }) => id === project) && <option value={project}>{project}</option>}
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}
