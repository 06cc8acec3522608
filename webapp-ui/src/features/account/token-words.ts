import type { ApiToken } from '@/api/account';
import { t } from '@/lib/i18n';

export const SCOPES: readonly ApiToken['scope'][] = ['read', 'write', 'admin'];

/** For how many days a token may be good. */
export const LIFETIMES: readonly number[] = [7, 30, 90, 365];

export function scopeName(scope: ApiToken['scope']): string {
  switch (scope) {
    case 'read':
      return t('Read');
    case 'write':
      return t('Read and write');
    case 'admin':
      return t('Everything, administration too');
  }
}

export function scopeNote(scope: ApiToken['scope']): string {
  switch (scope) {
    case 'read':
      return t('Reads projects, chats and answers; changes nothing.');
    case 'write':
      return t('Does what you do: asks, writes, deletes. No administration.');
    case 'admin':
      return t('Does all that you may, users, groups and shared keys included.');
  }
}

/** Whether a token is good no longer; `now` in milliseconds. */
export function isExpired({ expires_at: end }: Pick<ApiToken, 'expires_at'>, now: number = Date.now()): boolean {
  return Date.parse(end) <= now;
}
