import type { GivenRole } from '@/api/members';
import { classNames } from '@/lib/class-names';
import { controlClass } from '@/ui/field';
import { roleWords } from './role-words';

const ROLES: readonly GivenRole[] = ['editor', 'viewer'];

export type RoleSelectProps = {
  readonly label: string;
  readonly value: GivenRole;
  readonly onChange: (role: GivenRole) => void;
  readonly className?: string;
};

export function RoleSelect({ label, value, onChange, className }: RoleSelectProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as GivenRole)}
      className={classNames(controlClass, 'h-9 w-auto! shrink-0 touch:h-11', className)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {roleWords(role)}
        </option>
      ))}
    </select>
  );
}
