import type { ProviderKey } from '@/api/provider-keys';
import type { Provider } from '@/api/providers';
import { t } from '@/lib/i18n';

/** In a word or two, how it stands with a provider. */
export function providerState({ ready, key, key_needed, base_url }: Provider): string {
  if (key?.source === 'configuration') {
    return t('Set up by the server’s configuration');
  }
  if (key) {
    if (!key.has_key) {
      return t('Set up without a key');
    }
    const whose = key.source === 'own' ? t('Your key') : t('Key of this server');
    return key.ends_in ? t('{{key}}, ends in {{end}}', { key: whose, end: key.ends_in }) : whose;
  }
  if (ready) {
    return t('Needs no key');
  }
  return base_url === null ? t('No address yet') : key_needed ? t('No key yet') : t('Not set up yet');
}

/** Somebody has set it up: people who just look at the list would see it first. */
export function isSetUp({ ready, key }: Provider): boolean {
  return ready && key !== null;
}

/** The providers that hold what was searched, by name or id. */
export function searchProviders(providers: readonly Provider[], search: string): readonly Provider[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return providers.filter(({ id, name }) => {
    const text = `${name} ${id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A provider as everybody has it, whatever the reader has set up for themselves. */
export function asShared(provider: Provider, shares: readonly ProviderKey[]): Provider {
  const share = shares.find((key) => key.provider === provider.id);
  if (provider.key?.source !== 'own' && !share) {
    return provider;
  }
  const key = share
    ? { source: 'installation' as const, has_key: share.has_key, ends_in: share.ends_in, base_url: share.base_url }
    : null;
  return {
    ...provider,
    key,
    ready: key !== null ? key.has_key || !provider.key_needed : !provider.key_needed && provider.base_url !== null,
  };
}
