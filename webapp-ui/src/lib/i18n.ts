import i18next from 'i18next';

/**
 * The words of the app. The English ones are the keys; a language is a file `src/locales/CODE.json` from them to its own,
 * with `_one` and `_other` (and what else its plurals need, see Intl.PluralRules) behind keys that take a `count`.
 */
const files = import.meta.glob<{ readonly default: Readonly<Record<string, string>> }>('../locales/*.json');

/** Scripts, not languages: Kurdish has both directions. Not every browser has `Intl.Locale.getTextInfo`, which would tell. */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** The codes of the languages there are, for example `de`. */
export const LANGUAGES: readonly string[] = Object.keys(files).map(codeOf).sort();

/** The word or sentence in the reader's language; `{{name}}` stands for a value. Not to be called before the app starts. */
export const t: (english: string, values?: Readonly<Record<string, string | number>>) => string = (english, values) =>
  i18next.t(english, values);

/** Marks words in a table that is made before the language is known; they go through `t` where they are shown. */
export const later = (english: string): string => english;

/** The language that is spoken now. */
export function language(): string {
  return i18next.language;
}

/** What the languages of the browser lead to: the first that there is, `pt-BR` before `pt`. */
export function preferredLanguage(
  wanted: readonly string[] = navigator.languages,
  there: readonly string[] = LANGUAGES,
): string {
  const tags = wanted.flatMap((tag) => [tag, tag.split('-')[0] ?? tag]);
  return tags.find((tag) => there.includes(tag)) ?? 'en';
}

/** The side from which a language is read. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(code).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Speaks a language from now on; `en` where its words cannot be loaded. What is on the page has to be drawn anew. */
export async function speak(code: string): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.init({
      lng: 'en',
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      // React escapes.
      interpolation: { escapeValue: false },
      resources: {},
    });
    await load('en');
  }
  const spoken = LANGUAGES.includes(code) && (await load(code)) ? code : 'en';
  await i18next.changeLanguage(spoken);
  document.documentElement.lang = spoken;
  document.documentElement.dir = directionOf(spoken);
}

async function load(code: string): Promise<boolean> {
  const file = Object.entries(files).find(([path]) => codeOf(path) === code)?.[1];
  const words = await file?.().catch(() => undefined);
  if (words) {
    i18next.addResourceBundle(code, 'translation', words.default, true, true);
  }
  return words !== undefined;
}

function codeOf(path: string): string {
  return path.replace(/^.*\/|\.json$/g, '');
}
