import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '@/api/query-keys';
import { importArchive } from '@/api/transfer';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { controlClass, Field } from '@/ui/field';
import { notifyDone } from '@/ui/notify';

export type ImportDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** Takes in a file that was exported, here or by another Open Codex. */
export function ImportDialog({ open, onOpenChange }: ImportDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('Import projects')}
      description={t(
        'From a .zip file that Open Codex exported. They are added to those that are here; nothing is overwritten.',
      )}
    >
      <ImportForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ImportForm({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const load = useMutation({
    mutationFn: importArchive,
    onSuccess: ({ project_ids: projects, chat_ids: chats }) => {
      notifyDone(
        t('{{projects}} and {{chats}} were imported', {
          projects: t('{{count, number}} projects', { count: projects.length }),
          chats: t('{{count, number}} chats', { count: chats.length }),
        }),
      );
      onDone();
      return client.invalidateQueries({ queryKey: queryKeys.projects });
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
            accept=".zip,application/zip"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              load.reset();
            }}
            className={`${controlClass} py-2`}
          />
        )}
      </Field>
      {load.error && (
        <p role="alert" className="text-danger text-sm [overflow-wrap:anywhere]">
          {load.error.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('Cancel')}</Button>
        <Button type="submit" variant="primary" disabled={!file || load.isPending}>
          {load.isPending ? t('Importing…') : t('Import')}
        </Button>
      </div>
    </form>
  );
}
