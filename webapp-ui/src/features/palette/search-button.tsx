import { Search } from 'lucide-react';
import { PALETTE_KEY, usePalette } from './palette-store';

/** Opens the palette, for those who do not know its key. */
export function SearchButton({ className = '' }: { readonly className?: string }) {
  const setOpen = usePalette((store) => store.setOpen);
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      aria-keyshortcuts="Control+K Meta+K"
      className={`flex h-9 items-center gap-2.5 rounded-sm px-3 text-sm text-text-muted transition-colors duration-120 hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-11 ${className}`}
    >
      <Search size={16} aria-hidden="true" />
      Search
      <span aria-hidden="true" className="ml-auto pl-2 text-xs touch:hidden">
        {PALETTE_KEY}
      </span>
    </button>
  );
}
