import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '@/lib/i18n';

export type PaletteFieldProps = {
  readonly render: (wiring: {
    readonly 'aria-label': string;
    readonly placeholder: string;
    readonly spellCheck: boolean;
    readonly className: string;
  }) => ReactNode;
};

/** Where one types, above what fits. */
export function PaletteField({ render }: PaletteFieldProps) {
  return (
    <div className="flex items-center gap-3 border-border border-b px-4">
      <Search size={18} aria-hidden="true" className="shrink-0 text-text-muted" />
      {render({
        'aria-label': t('Search chats and messages, or type a command'),
        placeholder: t('Search, or type a command'),
        spellCheck: false,
        className: 'h-12 min-w-0 flex-1 bg-transparent text-base outline-none',
      })}
    </div>
  );
}
