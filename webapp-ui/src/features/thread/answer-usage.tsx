import { Popover } from '@base-ui/react/popover';
import { t } from '@/lib/i18n';
import type { UsageWire } from '@/lib/stream/frames';
import { usageFacts, usageParts } from './usage-words';

/** What an answer took: a few words, and all that is known of it at a press. */
export function AnswerUsage({ usage }: { readonly usage: UsageWire }) {
  const [first, ...more] = usageParts(usage);
  if (!first) {
    return null;
  }
  return (
    <Popover.Root>
      <Popover.Trigger className="truncate rounded-sm px-1.5 py-1 tabular-nums transition-colors duration-150 hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover touch:min-h-11">
        <span className="sr-only">{t('What this answer took:')}</span>
        {first}
        {more.length > 0 && <span className="max-sm:sr-only">{[' ', ...more].join(' · ')}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={4} className="z-60">
          <Popover.Popup className="max-w-[calc(100vw-2rem)] rounded-md border border-border bg-surface-raised p-4 text-sm shadow-floating outline-none">
            <Popover.Title className="mb-2 font-semibold">{t('What this answer took')}</Popover.Title>
            <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1">
              {usageFacts(usage).map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-text-muted">{name}</dt>
                  <dd className="text-end tabular-nums">{value}</dd>
                </div>
              ))}
            </dl>
            {usage.estimated && (
              <p className="mt-2 max-w-60 text-text-muted text-xs">
                {t('The provider told no numbers: the tokens are our estimate.')}
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
