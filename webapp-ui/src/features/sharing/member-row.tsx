import { X } from 'lucide-react';
import type { GivenRole, Member } from '@/api/members';
import { t } from '@/lib/i18n';
import { Avatar } from '@/ui/avatar';
import { IconButton } from '@/ui/icon-button';
import { groupWords } from './group-words';
import { RoleSelect } from './role-select';
import { roleWords } from './role-words';

export type MemberRowProps = {
  readonly member: Member;
  /** It is the reader. */
  readonly self: boolean;
  /** Missing where the reader may not change it. */
  readonly onRole: ((role: GivenRole) => void) | undefined;
  readonly onRemove: (() => void) | undefined;
};

/** Who has the project, and what they may do. */
export function MemberRow({ member, self, onRole, onRemove }: MemberRowProps) {
  const { name, role } = member;
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 py-1.5">
      <Avatar name={name} group={member.kind === 'group'} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate font-medium" title={name}>
          {name}
          {self && <span className="font-normal text-text-muted"> {t('(you)')}</span>}
        </p>
        <p className="truncate text-text-muted text-xs">
          {member.kind === 'group' ? groupWords(member) : member.email}
        </p>
      </div>
      {onRole && role !== 'owner' ? (
        <RoleSelect
          label={t('What {{name}} may do', { name })}
          value={role}
          onChange={onRole}
          className="max-sm:order-last max-sm:ms-11 max-sm:flex-1"
        />
      ) : (
        <span className="shrink-0 text-sm text-text-muted">{roleWords(role)}</span>
      )}
      {onRemove && (
        <IconButton label={t('Share no longer with {{name}}', { name })} size="small" onClick={onRemove}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}
