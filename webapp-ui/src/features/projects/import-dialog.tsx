import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { projectsQuery } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';
import { type Imported, importArchive, importChat } from '@/api/transfer';
import { mayWrite } from '@/commands/project-role';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { controlClass, Field, SelectField } from '@/ui/field';
import { notifyDone } from '@/ui/notify';

export type ImportDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** Takes in a file that was exported, here or by another Open Codex. */
export function ImportDialog({ open, onOpenChange }: ImportDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('Import')}
      description={t(
        'A .zip file that Open Codex exported, or a chat that was saved as JSON. It is added to what is here; nothing is overwritten.',
      )}
    >
      <ImportForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ImportForm({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const projects = (useQuery(projectsQuery).data?.projects ?? []).filter(({ role }) => mayWrite(role));
  const [chosenProject, setProject] = useState<string>();
  const project = chosenProject ?? projects[0]?.id ?? '';
  const load = useMutation({
    mutationFn: (chosen: File) => (isChat(chosen) ? importChat(chosen, project) : importArchive(chosen)),
    onSuccess: (made) => {
      notifyDone(told(made));
      onDone();
      return Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.projects }),
        client.invalidateQueries({ queryKey: queryKeys.chatLists }),
      ]);
    },
  });
  return (
    <form
      className="mt-4 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) {
          load.mutate(file);
        }
      }}
    >
      <Field label={t('File')}>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            accept=".zip,.json,application/zip,application/json"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              load.reset();
            }}
            className={`${controlClass} py-2`}
          />
        )}
      </Field>
      {file && isChat(file) && (
        <SelectField label={t('Into project')} value={project} onChange={(event) => setProject(event.target.value)}>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {load.error && (
        <p role="alert" className="text-danger text-sm [overflow-wrap:anywhere]">
          {load.error.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={!file || load.isPending || (isChat(file) && project === '')}>
          {load.isPending ? t('Importing…') : t('Import')}
        </Button>
      </div>
    </form>
  );
}

function told({ project_ids: projects, chat_ids: chats }: Imported): string {
  return projects.length === 0
    ? t('The chat was imported')
    : t('{{projects}} and {{chats}} were imported', {
        projects: t('{{count, number}} projects', { count: projects.length }),
        chats: t('{{count, number}} chats', { count: chats.length }),
      });
}

/** One chat, as it is saved as JSON. */
function isChat({ name }: File): boolean {
  return name.toLowerCase().endsWith('.json');
}
