import { dateFormat, relativeFormat } from './formats';
import { t } from './i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "5 minutes ago", "yesterday", "3 Mar", "3 Mar 2024". `time` is ISO-8601; `now` in milliseconds. */
export function relativeTime(time: string, now: number = Date.now()): string {
  const then = Date.parse(time);
  const age = now - then;
  if (age < MINUTE) {
    return t('just now');
  }
  if (age < HOUR) {
    return relativeFormat().format(-Math.floor(age / MINUTE), 'minute');
  }
  const days = calendarDays(then, now);
  if (days === 0) {
    return relativeFormat().format(-Math.floor(age / HOUR), 'hour');
  }
  if (days < 7) {
    return relativeFormat().format(-days, 'day');
  }
  const thisYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return dateFormat({ day: 'numeric', month: 'short', ...(!thisYear && { year: 'numeric' }) }).format(then);
}

/** Date and time in full, for a tooltip. */
export function fullTime(time: string): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'short' }).format(Date.parse(time));
}

/** Days between two instants by the reader's calendar; the clock change makes no day longer. */
function calendarDays(then: number, now: number): number {
  return Math.round((midnight(now) - midnight(then)) / DAY);
}

function midnight(instant: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
