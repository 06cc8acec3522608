import { t } from './i18n';

const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A count in full: "12,345". */
export function count(value: number): string {
  return whole.format(value);
}

/** A count in short: "128K", "1.2M". */
export function tokens(value: number): string {
  return short.format(value);
}

/** "1 token", "340 tokens". */
export function counted(value: number, one: string): string {
  return `${count(value)} ${value === 1 ? one : `${one}s`}`;
}

/** US dollars with as many digits as say something: "$10", "$2.50", "$0.0031", "$0". */
export function dollars(value: number): string {
  if (value === 0) {
    return '$0';
  }
  if (value < 0.000_001) {
    return 'under $0.000001';
  }
  if (value < 1) {
    return `$${Number(value.toPrecision(2)).toLocaleString('en', { maximumFractionDigits: 7 })}`;
  }
  return `$${value.toLocaleString('en', { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 })}`;
}

/** A time in short: "412 ms", "3.4 s", "2 min 5 s". */
export function duration(millis: number): string {
  if (millis < 1_000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${(millis / 1_000).toFixed(1)} s`;
  }
  const seconds = Math.round(millis / 1_000);
  return t('{{seconds}} min {{seconds2}} s', { seconds: Math.floor(seconds / 60), seconds2: seconds % 60 });
}
