import { language } from './i18n';

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** Numbers in the reader's language; made once, since that is slow. */
export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return made(numbers, options, () => new Intl.NumberFormat(language(), options));
}

/** Dates and times in the reader's language; as above. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return made(dates, options, () => new Intl.DateTimeFormat(language(), options));
}

/** "yesterday", "5 minutes ago" in the reader's language; as above. */
export function relativeFormat(): Intl.RelativeTimeFormat {
  return made(relatives, {}, () => new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }));
}

function made<Format>(known: Map<string, Format>, options: object, make: () => Format): Format {
  const key = language() + JSON.stringify(options);
  let format = known.get(key);
  if (!format) {
    format = make();
    known.set(key, format);
  }
  return format;
}
