import { numberFormat } from './formats';
import { t } from './i18n';

/** A count in full: "12,345". */
export function count(value: number): string {
  return numberFormat().format(value);
}

/** A count in short: "128K", "1.2M". */
export function tokens(value: number): string {
  return numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** US dollars with as many digits as say something: "$10", "$2.50", "$0.0031", "$0". */
export function dollars(value: number): string {
  if (value === 0) {
    return '$0';
  }
  if (value < 0.000_001) {
    return t('under {{amount}}', { amount: '$0.000001' });
  }
  if (value < 1) {
    return `$${numberFormat({ maximumFractionDigits: 7 }).format(Number(value.toPrecision(2)))}`;
  }
  return `$${numberFormat({ minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 }).format(value)}`;
}

/** A time in short: "412 ms", "3.4 s", "2 min 5 s". */
export function duration(millis: number): string {
  if (millis < 1_000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(millis / 1_000)} s`;
  }
  const seconds = Math.round(millis / 1_000);
  return t('{{minutes}} min {{seconds}} s', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
