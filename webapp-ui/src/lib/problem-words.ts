import { language, later, t } from './i18n';
import { isSaidHere, said } from './server-words';

/** What codes of the server mean; its own words are English, and say more. */
const SENTENCES: Readonly<Record<string, string>> = {
  malformed_json: later('It cannot be read: it is no well-formed JSON.'),
  validation_failed: later('Not all of it is valid.'),
  unauthenticated: later('You are not signed in.'),
  forbidden: later('You are not allowed to do this.'),
  not_found: later('It is no longer there.'),
  conflict: later('It was changed meanwhile. Read it again and repeat your change.'),
  generation_running: later('An answer is still being written in this chat. Try again when it has ended.'),
  too_large: later('It is too large.'),
  rate_limited: later('Too many requests. Try again in a while.'),
  unavailable: later('The server cannot do this now. Try again in a while.'),
  internal: later('Something failed on the server.'),
  provider_unknown: later('This server does not know the provider. Choose another one in the settings.'),
  provider_key_missing: later('The provider has no key yet. Set one on the page Providers.'),
  provider_key_refused: later('The provider refused the key. Set another one on the page Providers.'),
  provider_unreachable: later('The provider cannot be reached.'),
  provider_rejected: later('The provider rejected the request. Look at the settings of the project.'),
  provider_rate_limited: later('The provider takes no more requests for now. Try again in a while.'),
  provider_failed: later('The provider failed. Try again.'),
  model_not_found: later('The provider does not know the model. Choose another one in the settings.'),
  context_too_long: later('The conversation is too long for the model.'),
  truncated: later('The answer was cut off. What had arrived is kept.'),
  timed_out: later('The answer did not arrive in time. What had arrived is kept.'),
  interrupted: later('The server went down while this answer was written. What had arrived is kept.'),
};

/**
 * A failure in the reader's language: what the server says of it where that is known word for word; else by its code, with
 * what the server says, which is English, and names what the code leaves open.
 */
export function problemWords(code: string | undefined, detail: string): string {
  if (isSaidHere(detail)) {
    return said(detail);
  }
  const sentence = code === undefined || language() === 'en' ? undefined : SENTENCES[code];
  return sentence === undefined ? detail : `${t(sentence)} ${t('The server says: “{{detail}}”', { detail })}`;
}
