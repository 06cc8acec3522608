import { t } from './i18n';

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'macOS'],
  ['Windows', 'Windows'],
  ['Linux', 'Linux'],
] as const;

/** What a browser calls itself, as people call it: "Firefox, Linux"; what is not known is left as it is. */
export function agentName(userAgent: string | null): string {
  if (!userAgent) {
    return t('Unknown browser');
  }
  const named = [BROWSERS, SYSTEMS].map((all) => all.find(([sign]) => userAgent.includes(sign))?.[1]).filter(Boolean);
  return named.length > 0 ? named.join(', ') : userAgent;
}
