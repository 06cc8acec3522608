import { later, t } from './i18n';

/** What the server complains of in single fields of a form, with `{{names}}` where it says a value. */
const COMPLAINTS: readonly string[] = [
  later('is required.'),
  later('is not your password.'),
  later('must not be empty.'),
  later('must not be blank.'),
  later('must not be null.'),
  later('must be one line that is not blank.'),
  later('must have at most {{most}} characters.'),
  later('must have at most {{most}} UTF-16 code units.'),
  later('must have at least {{least}} characters. Some words in a row are good.'),
  later('must not be the name or the e-mail address.'),
  later('repeats too few characters, and would be guessed soon.'),
  later('is one of the most common ones, and would be guessed soon. Some words in a row are good.'),
  later('must not contain characters that cannot be seen.'),
  later('must not contain U+0000.'),
  later('must be an address such as {{example}}.'),
  later('must be an http or https address without user, query and fragment. It looks like {{example}}.'),
  later('must be a whole number.'),
  later('must be a whole number from {{least}} to {{most}}.'),
  later('must be a number from {{least}} to {{most}}.'),
  later('must be from {{least}} to {{most}} for this model.'),
  later('must be at least {{least}}.'),
  later('must be at most {{most}}.'),
  later('must be one of {{known}}.'),
  later('must be true or false.'),
  later('must be an object.'),
  later('must be a string.'),
  later('must be a string, or a list of 1 to 4 strings, none of them empty.'),
  later('must be printable ASCII without spaces, as the provider shows it.'),
  later('must name the model that is to answer.'),
  later('must name one of the models of {{provider}}.'),
  later(
    'must not lead to {{host}}: that is on this machine, in a private network, or reserved. An administrator can allow it with opencodex.egress.allow.',
  ),
];

const PLACE = /\\\{\\\{(\w+)\\\}\\\}/g;

const PATTERNS = COMPLAINTS.map((english) => {
  const escaped = english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { english, pattern: new RegExp(`^${escaped.replace(PLACE, (_, name: string) => `(?<${name}>.+)`)}$`) };
});

/** A complaint of the server's in the reader's language; as it is where it is not known here. */
export function fieldWords(said: string): string {
  for (const { english, pattern } of PATTERNS) {
    const match = pattern.exec(said);
    if (match) {
      return t(english, match.groups);
    }
  }
  return said;
}
