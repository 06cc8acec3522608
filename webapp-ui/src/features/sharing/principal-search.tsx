import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type GivenRole, type Member, type Principal, principalsQuery } from '@/api/members';
import { t } from '@/lib/i18n';
import { FindPeople } from '@/ui/find-people';
import { useSettled } from '@/ui/use-settled';
import { groupWords } from './group-words';
import { RoleSelect } from './role-select';

/** So long nobody types before the server is asked. */
const SETTLED_MS = 150;

export type PrincipalSearchProps = {
  /** They have it already. */
  readonly members: readonly Member[];
  readonly onChoose: (principal: Principal, role: GivenRole) => void;
};

/** Finds people and groups, and gives them the project. */
export function PrincipalSearch({ members, onChoose }: PrincipalSearchProps) {
  const [text, setText] = useState('');
  const [role, setRole] = useState<GivenRole>('editor');
  const words = useSettled(text.trim(), SETTLED_MS);
  const asked = text.trim() !== '';
  const found = useQuery({ ...principalsQuery(words), enabled: words !== '' });
  const has = ({ kind, id }: Principal) => members.some((each) => each.kind === kind && each.id === id);
  const people = (asked ? (found.data?.principals ?? []) : [])
    .filter((each) => !has(each))
    .map((principal) => ({
      id: `${principal.kind}-${principal.id}`,
      name: principal.name,
      note: principal.kind === 'group' ? groupWords(principal) : principal.email,
      group: principal.kind === 'group',
      principal,
    }));
  return (
    <FindPeople
      label={t('Find people and groups')}
      listLabel={t('Found people and groups')}
      placeholder={t('Name or e-mail')}
      text={text}
      onText={setText}
      found={people}
      told={asked ? tellFound(people.length, text.trim() !== words || found.isFetching, found.error) : ''}
      onChoose={({ principal }) => onChoose(principal, role)}
    >
      <RoleSelect label={t('What they may do')} value={role} onChange={setRole} className="max-sm:flex-1" />
    </FindPeople>
  );
}

function tellFound(count: number, searching: boolean, failure: Error | null): string {
  if (count > 0) {
    return t('{{count}} found', { count });
  }
  return searching
    ? t('Searching…')
    : (failure?.message ?? t('Nobody else of that name. Whoever has never signed in cannot be found.'));
}
