import type { Principal } from '@/api/members';
import { t } from '@/lib/i18n';

/** Of one name there may be a group that sign-in fills and one that was made here. */
export function groupWords({ from_sign_in }: Pick<Principal, 'from_sign_in'>): string {
  return from_sign_in ? t('Group from sign-in') : t('Group');
}
