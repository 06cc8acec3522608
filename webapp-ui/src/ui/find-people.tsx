import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from './avatar';
import { controlClass } from './field';

export type Findable = {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly group?: boolean;
};

export type FindPeopleProps<Person extends Findable> = {
  readonly label: string;
  readonly listLabel: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly found: readonly Person[];
  /** How many there are, or why none; read out. */
  readonly told: string;
  readonly onChoose: (person: Person) => void;
  /** Beside the field. */
  readonly children?: ReactNode;
};

/** A field in which one looks for people, and those that fit; by arrows and Enter, or by pointing. */
export function FindPeople<Person extends Findable>(props: FindPeopleProps<Person>) {
  const { text, onText, found, told, onChoose } = props;
  const none = text.trim() !== '' && found.length === 0;
  return (
    <Autocomplete.Root
      open
      inline
      items={found}
      filter={null}
      value={text}
      onValueChange={(value, details) => details.reason !== 'item-press' && onText(value)}
      itemToStringValue={({ id }: Person) => id}
      autoHighlight="always"
    >
      <div className="flex flex-wrap gap-2">
        <div className="relative min-w-48 flex-1 max-sm:basis-full">
          <Search
            size={16}
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 start-3 -translate-y-1/2 text-text-muted"
          />
          <Autocomplete.Input
            aria-label={props.label}
            placeholder={props.placeholder}
            spellCheck={false}
            autoComplete="off"
            className={`${controlClass} h-9 ps-9 touch:h-11`}
          />
        </div>
        {props.children}
      </div>
      <Autocomplete.List
        aria-label={props.listLabel}
        className={
          found.length > 0 ? 'mt-2 max-h-56 overflow-y-auto rounded-md border border-border bg-surface p-1' : ''
        }
      >
        {(person: Person) => (
          <Autocomplete.Item
            key={person.id}
            value={person}
            onClick={() => {
              onChoose(person);
              onText('');
            }}
            className="flex min-h-11 cursor-pointer select-none items-center gap-3 rounded-sm px-2 py-1 text-sm outline-none data-[highlighted]:bg-surface-hover"
          >
            <Avatar name={person.name} group={person.group ?? false} size="small" />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{person.name}</span>
              {person.note && <span className="block truncate text-text-muted text-xs">{person.note}</span>}
            </span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      <p role="status" className={none ? 'mt-2 px-1 text-sm text-text-muted' : 'sr-only'}>
        {told}
      </p>
    </Autocomplete.Root>
  );
}
