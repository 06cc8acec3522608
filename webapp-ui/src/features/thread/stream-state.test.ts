import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { type Answer, reduceAnswer } from '@/lib/stream/answer';
import { SILENT, streamHeadQuery, streamQuery } from './stream-state';

it('says of an answer under way only that it is there, so that its pieces draw no more than themselves', () => {
  const client = new QueryClient();
  const show = (answer: Answer | undefined) => client.setQueryData(streamQuery('chat').queryKey, { ...SILENT, answer });
  const observer = new QueryObserver(client, streamHeadQuery('chat'));
  const head = () => observer.getCurrentResult().data;
  const forget = observer.subscribe(() => undefined);
  const begun = reduceAnswer(undefined, { type: 'start', generation_id: 'g', message_id: 'm' });
  expect(head()?.answering).toBeUndefined();

  show(begun);
  const first = head();
  expect(first?.answering).toEqual({ messageId: 'm' });

  show(begun && reduceAnswer(begun, { type: 'chunk', generation_id: 'g', seq: 1, content: 'Rye' }));
  expect(head()).toBe(first);

  show(undefined);
  expect(head()?.answering).toBeUndefined();
  forget();
});
