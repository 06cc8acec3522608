import type { KeyTrial, ProviderKey, ProviderKeyChange } from '@/api/provider-keys';

/** What stands in the fields: text, as typed. */
export type KeyForm = {
  readonly address: string;
  readonly key: string;
  /** Only to test with. */
  readonly model: string;
};

/** `address` is where the provider is asked now; `''` where nobody has said it. */
export function emptyForm(address: string): KeyForm {
  return { address, key: '', model: '' };
}

/** Whether the saved key would be erased: it goes only to the address it was saved for. */
export function losesKey(form: KeyForm, saved: ProviderKey | undefined): boolean {
  return saved?.has_key === true && form.key.trim() === '' && form.address.trim() !== saved.base_url;
}

/** What to save; an empty key leaves the saved one, an empty address is the provider's own. */
export function toKeyChange(form: KeyForm, before: string, saved: ProviderKey | undefined): ProviderKeyChange {
  const address = form.address.trim();
  return {
    ...(form.key.trim() !== '' && { key: form.key.trim() }),
    ...(address !== before && { base_url: address || null }),
    ...(saved && { version: saved.version }),
  };
}

/** What to try: what was typed, and else what is saved. */
export function toTrial(form: KeyForm, before: string): KeyTrial {
  const address = form.address.trim();
  return {
    ...(form.key.trim() !== '' && { key: form.key.trim() }),
    ...(address !== before && { base_url: address || null }),
    ...(form.model.trim() !== '' && { model: form.model.trim() }),
  };
}
