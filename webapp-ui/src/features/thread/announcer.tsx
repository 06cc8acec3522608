import { useEffect, useRef, useState } from 'react';
import { newSentences } from '@/lib/sentences';
import type { Answer } from '@/lib/stream/answer';

/** A calm pace: a screen reader that is interrupted says nothing to its end. */
const EACH_MS = 4_000;

/** Tells a screen reader that an answer has started, then its sentences, then that it is complete. */
export function Announcer({ answer }: { readonly answer: Answer | undefined }) {
  const [said, setSaid] = useState('');
  const latest = useRef(answer);
  latest.current = answer;
  const running = answer !== undefined;
  const began = useRef(false);

  useEffect(() => {
    if (!running) {
      if (began.current) {
        setSaid('Answer complete');
      }
      return;
    }
    began.current = true;
    setSaid('Answer started');
    let upTo = 0;
    const timer = setInterval(() => {
      const next = newSentences(latest.current?.text ?? '', upTo);
      upTo = next.upTo;
      if (next.words) {
        setSaid(next.words);
      }
    }, EACH_MS);
    return () => clearInterval(timer);
  }, [running]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
