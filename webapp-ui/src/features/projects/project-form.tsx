import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError } from '@/api/api-error';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { TextArea, TextField } from '@/ui/field';

export type ProjectFormValue = { name: string; description: string | null };

export type ProjectFormProps = {
  readonly initial?: ProjectFormValue;
  readonly action: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (value: ProjectFormValue) => void;
  readonly onCancel: () => void;
  /** More fields, under name and description. */
  readonly children?: ReactNode;
};

/** Name and description of a project; what the server refuses is said at its field. */
export function ProjectForm({ initial, action, pending, error, onSubmit, onCancel, children }: ProjectFormProps) {
  const [name, setName] = useState(initial?.name ?? '');
  const [description, setDescription] = useState(initial?.description ?? '');
  const [nameMissing, setNameMissing] = useState(false);

  const problem = error instanceof ApiError ? error : undefined;
  const nameError = nameMissing ? t('Give the project a name.') : problem?.field('name');
  const descriptionError = problem?.field('description');
  const otherError = error && !nameError && !descriptionError ? error.message : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    const trimmed = name.trim();
    setNameMissing(trimmed === '');
    if (trimmed !== '') {
      onSubmit({ name: trimmed, description: description.trim() || null });
    }
  }

  return (
    <form onSubmit={submit} noValidate className="mt-5 space-y-4">
      <TextField
        label={t('Name')}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setNameMissing(false);
        }}
        maxLength={255}
        required
        autoComplete="off"
        error={nameError}
      />
      <TextArea
        label={t('Description (optional)')}
        rows={3}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        error={descriptionError}
      />
      {children}
      {otherError && (
        <p role="alert" className="rounded-md bg-danger-soft p-3 text-sm text-text">
          {otherError}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={pending}>
          {action}
        </Button>
      </div>
    </form>
  );
}
