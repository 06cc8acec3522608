import { dateFormat, relativeFormat } from './formats';

const DAY = 86_400_000;

/** "Today", "Yesterday", "Monday, 3 March". `time` is ISO-8601; `now` in milliseconds. */
export function dayName(time: string, now: number = Date.now()): string {
  const days = Math.round((midnight(now) - midnight(Date.parse(time))) / DAY);
  const name =
    days < 2
      ? relativeFormat().format(-days, 'day')
      : dateFormat({ weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(time));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Whether two ISO-8601 times lie on one day of the reader's calendar. */
export function sameDay(one: string, other: string): boolean {
  return midnight(Date.parse(one)) === midnight(Date.parse(other));
}

function midnight(instant: number): number {
  const day = new Date(instant);
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
}
