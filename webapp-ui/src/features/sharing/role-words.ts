import type { ProjectRole } from '@/api/members';
import { t } from '@/lib/i18n';

/** What somebody may do with a project. */
export function roleWords(role: ProjectRole): string {
  switch (role) {
    case 'owner':
      return t('Owner');
    case 'editor':
      return t('Can write');
    case 'viewer':
      return t('Can read');
  }
}
