import { useMutation } from '@tanstack/react-query';
import { type KeyTrial, testProviderKey } from '@/api/provider-keys';

/** Has one small call made, to see whether a provider answers. */
export function useTestProviderKey(provider: string) {
  return useMutation({ mutationFn: (trial: KeyTrial) => testProviderKey(provider, trial) });
}
