const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const words = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** "now", "5 minutes ago", then the time of day. */
export function relativeTime(time: Date, now: Date = new Date()): string {
  const age = now.getTime() - time.getTime();
  if (age < MINUTE) {
    return words.format(0, 'second');
  }
  return age < HOUR ? words.format(-Math.floor(age / MINUTE), 'minute') : clock.format(time);
}

/** For the tooltip. */
export function fullTime(time: Date): string {
  return full.format(time);
}

/** "today", "yesterday", then the date. */
export function dayName(time: Date, now: Date = new Date()): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  return days < 2 ? words.format(-days, 'day') : day.format(time);
}

export function sameDay(one: Date, other: Date): boolean {
  return startOfDay(one) === startOfDay(other);
}

function startOfDay(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}
