import type { Provider } from '@/api/providers';
import { t } from '@/lib/i18n';
import { said } from '@/lib/server-words';

/** What is missing before a provider that is not ready can be asked, and what to do. */
export function providerLack({ name, base_url, key_needed, key }: Provider): string {
  const provider = said(name);
  return base_url === null || (key === null && !key_needed)
    ? t('Nobody has said where {{provider}} is. Save its address on the page Providers.', { provider })
    : t(
        'There is no key for {{provider}}. Save one on the page Providers. Until then the provider demo answers without one.',
        {
          provider,
        },
      );
}
