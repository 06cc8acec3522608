import { Check, ChevronRight } from 'lucide-react';
import type { Provider } from '@/api/providers';
import { said } from '@/lib/server-words';
import { Name } from '@/ui/name';
import { isSetUp, providerState } from './provider-state';

export type ProviderRowProps = {
  readonly provider: Provider;
  readonly onChoose: () => void;
};

/** One provider of the list: its name, how it stands with it, and the way to set it up. */
export function ProviderRow({ provider, onChoose }: ProviderRowProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="flex min-h-16 w-full items-center gap-3 rounded-md border border-border bg-surface-raised px-4 py-2.5 text-start transition-colors duration-150 hover:border-border-control"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-medium">
            <Name>{said(provider.name)}</Name>
          </span>
          <span className="flex items-center gap-1.5 text-text-muted text-xs">
            {isSetUp(provider) && <Check size={13} aria-hidden="true" className="shrink-0 text-success" />}
            <span className="truncate">{providerState(provider)}</span>
          </span>
        </span>
        <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-text-muted" />
      </button>
    </li>
  );
}
