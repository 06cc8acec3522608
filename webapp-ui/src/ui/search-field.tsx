import { Search } from 'lucide-react';
import { classNames } from '@/lib/class-names';
import { controlClass } from './field';

export type SearchFieldProps = {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className: string;
};

/** Narrows the list below it. */
export function SearchField({ label, placeholder = label, value, onChange, className }: SearchFieldProps) {
  return (
    <search className={classNames('relative', className)}>
      <Search
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 start-3 -translate-y-1/2 text-text-muted"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${controlClass} h-9 ps-9 touch:h-11`}
      />
    </search>
  );
}
