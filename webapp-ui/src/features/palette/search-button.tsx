import { Search } from 'lucide-react';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { PALETTE_KEY, usePalette } from './palette-store';

export type SearchButtonProps = {
  readonly className?: string;
  /** On a small screen only its icon. */
  readonly compact?: boolean;
};

/** Opens the palette, for those who do not know its key. */
export function SearchButton({ className, compact = false }: SearchButtonProps) {
  const setOpen = usePalette((store) => store.setOpen);
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      aria-keyshortcuts="Control+K Meta+K"
      className={classNames(
        'flex h-9 items-center gap-2.5 rounded-sm px-3 text-sm text-text-muted transition-colors duration-120 hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-11',
        className,
      )}
    >
      <Search size={16} aria-hidden="true" />
      <span className={compact ? 'max-sm:sr-only' : undefined}>{t('Search')}</span>
      <span aria-hidden="true" className={classNames('ms-auto ps-2 text-xs touch:hidden', compact && 'max-sm:hidden')}>
        {PALETTE_KEY}
      </span>
    </button>
  );
}
