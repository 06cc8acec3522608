import { t } from '@/lib/i18n';
import { MOD_KEY } from '@/lib/platform';
import { Dialog } from '@/ui/dialog';
import { useDialogs } from './dialogs-store';

/** All that goes by key. */
export function ShortcutsDialog() {
  const { open, show } = useDialogs();
  const shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
    { keys: [MOD_KEY, 'K'], does: t('Search, go anywhere, run a command') },
    { keys: [MOD_KEY, t('Shift'), 'O'], does: t('New chat') },
    { keys: [MOD_KEY, 'F'], does: t('Find in this chat') },
    { keys: [t('Esc')], does: t('Stop the answer, or close what is open') },
    { keys: ['↑'], does: t('In an empty field: what you sent before') },
    { keys: [t('Shift'), t('Esc')], does: t('To where one writes') },
    { keys: ['?'], does: t('This list') },
  ];
  return (
    <Dialog
      open={open === 'shortcuts'}
      onOpenChange={(next) => show(next ? 'shortcuts' : undefined)}
      title={t('Keyboard shortcuts')}
    >
      <dl className="mt-4 space-y-3 text-sm">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4">
            <dt>{does}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="rounded-sm border border-border-control bg-surface px-1.5 py-0.5 font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
