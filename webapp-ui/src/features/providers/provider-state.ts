import type { Provider } from '@/api/providers';

/** In a word or two, how it stands with a provider. */
export function providerState({ ready, key, key_needed, base_url }: Provider): string {
  if (key?.source === 'configuration') {
    return 'Set up by the server’s configuration';
  }
  if (key) {
    const whose = key.source === 'own' ? 'Your key' : 'Key of this server';
    return key.has_key ? `${whose}${key.ends_in ? `, ends in ${key.ends_in}` : ''}` : 'Set up without a key';
  }
  if (ready) {
    return 'Needs no key';
  }
  return base_url === null ? 'No address yet' : key_needed ? 'No key yet' : 'Not set up yet';
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
