import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usersQuery } from '@/api/users';
import type { Person } from '@/commands/change-groups';
import { t } from '@/lib/i18n';
import { FindPeople } from '@/ui/find-people';
import { useSettled } from '@/ui/use-settled';

/** So long nobody types before the server is asked. */
const SETTLED_MS = 150;
const SHOWN = 8;

export type UserSearchProps = {
  /** They are in already. */
  readonly except: readonly Person[];
  readonly onChoose: (person: Person) => void;
};

/** Finds people to put into a group. */
export function UserSearch({ except, onChoose }: UserSearchProps) {
  const [text, setText] = useState('');
  const words = useSettled(text.trim(), SETTLED_MS);
  const asked = text.trim() !== '';
  const users = useQuery({ ...usersQuery(words), enabled: words !== '' });
  const found = (asked ? (users.data?.users ?? []) : [])
    .filter(({ id }) => !except.some((each) => each.id === id))
    .slice(0, SHOWN)
    .map(({ id, name, email }) => ({ id, name, email, note: email }));
  const searching = text.trim() !== words || users.isFetching;
  const none = searching ? t('Searching…') : (users.error?.message ?? t('Nobody else of that name.'));
  return (
    <FindPeople
      label={t('Add people')}
      listLabel={t('Found people')}
      placeholder={t('Add people by name or e-mail')}
      text={text}
      onText={setText}
      found={found}
      told={asked ? (found.length > 0 ? t('{{count}} found', { count: found.length }) : none) : ''}
      onChoose={({ id, name, email }) => onChoose({ id, name, email })}
    />
  );
}
