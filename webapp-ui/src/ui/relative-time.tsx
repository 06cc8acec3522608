import { useSyncExternalStore } from 'react';
import { fullTime, relativeTime } from '@/lib/relative-time';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = Date.now();

/** One clock for all times on the page; it ticks only while one is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    minute = Date.now();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** A time as people say it, with the full one in its tooltip. `time` is ISO-8601. */
export function RelativeTime({ time, className }: { time: string; className?: string }) {
  const ticked = useSyncExternalStore(subscribe, () => minute);
  return (
    <time dateTime={time} title={fullTime(time)} className={className}>
      {relativeTime(time, Math.max(ticked, Date.parse(time)))}
    </time>
  );
}
