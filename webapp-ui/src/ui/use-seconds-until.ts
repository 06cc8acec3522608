import { useEffect, useState } from 'react';

/** Whole seconds left until a time in milliseconds since 1970, counted down; 0 once it is there, or where there is none. */
export function useSecondsUntil(until: number | undefined): number {
  const seconds = () => (until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seconds` depends on nothing else
  useEffect(() => {
    setLeft(seconds());
    if (until === undefined) {
      return;
    }
    const timer = setInterval(() => {
      setLeft(seconds());
      if (Date.now() >= until) {
        clearInterval(timer);
      }
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
