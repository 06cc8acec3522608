import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Message } from '@/api/messages';
import { t } from '@/lib/i18n';
import { nextSentences } from '@/lib/sentences';
import { type Failure, streamQuery } from './stream-state';

/** A calm pace: a screen reader that is interrupted says nothing to its end. */
const EACH_MS = 4_000;
/** About what a fast voice says in that time. */
const MOST = 200;

export type AnnouncerProps = {
  readonly chatId: string;
  /** How many answers have begun. */
  readonly begun: number;
  /** The newest message: the answer, once it has ended. */
  readonly last: Message | undefined;
  readonly failures: Readonly<Record<string, Failure>>;
};

/** Tells a screen reader that an answer has started, then its sentences, then how it ended. */
export function Announcer({ chatId, begun, last, failures }: AnnouncerProps) {
  const client = useQueryClient();
  const [said, setSaid] = useState('');
  const latest = useRef({ last, failures });
  const [told, setTold] = useState(begun);
  const telling = begun === told ? undefined : begun;

  useEffect(() => {
    latest.current = { last, failures };
  });

  useEffect(() => {
    if (telling === undefined) {
      return;
    }
    setSaid(t('Answer started'));
    let upTo = 0;
    const timer = setInterval(() => {
      const now = latest.current;
      const answer = client.getQueryData(streamQuery(chatId).queryKey)?.answer;
      const text = answer?.text ?? now.last?.content ?? '';
      const next = nextSentences(text, upTo, MOST, !answer);
      upTo = next.upTo;
      if (next.words) {
        setSaid(next.words);
      } else if (!answer && upTo >= text.length) {
        setSaid(endOf(now.last, now.last && now.failures[now.last.id]));
        setTold(telling);
      }
    }, EACH_MS);
    return () => clearInterval(timer);
  }, [client, chatId, telling]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}

function endOf(message: Message | undefined, failure: Failure | undefined): string {
  switch (message?.status) {
    case 'stopped':
      return t('Answer stopped');
    case 'failed':
    case 'interrupted':
      return [t('The answer failed.'), failure?.words].filter(Boolean).join(' ');
    default:
      return t('Answer complete');
  }
}
