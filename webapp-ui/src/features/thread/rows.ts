import type { Message } from '@/api/messages';
import type { Answering } from './stream-state';

/** One row of the list. Keys stay while rows come before and after, also when an answer under way becomes a message. */
export type Row =
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      readonly before: Message | undefined;
      /** Nothing was said after it. */
      readonly last: boolean;
    }
  | { readonly kind: 'answer'; readonly key: string }
  | { readonly kind: 'outbox'; readonly key: string };

export type RowSources = {
  readonly messages: readonly Message[];
  readonly answering: Answering | undefined;
  readonly waiting: boolean;
};

export function rowsOf({ messages, answering, waiting }: RowSources): readonly Row[] {
  return [
    ...messages.map(
      (message, index): Row => ({
        kind: 'message',
        key: message.id,
        message,
        before: messages[index - 1],
        last: index === messages.length - 1,
      }),
    ),
    ...(answering ? [{ kind: 'answer', key: answering.messageId ?? 'answer' } as const] : []),
    ...(waiting ? [{ kind: 'outbox', key: 'outbox' } as const] : []),
  ];
}

const LINE = 26;
/** Characters that fit into a line of the measure. */
const WIDTH = 80;
/** What a message has beside its text: name, actions. */
const FRAME = 64;

/** How high a row may be before it was drawn, in CSS pixels: only so good that the scroll bar does not jump much. */
export function estimate(row: Row | undefined): number {
  if (row?.kind !== 'message') {
    return FRAME;
  }
  const { content } = row.message;
  const lines = content.length / WIDTH + (content.match(/\n/g)?.length ?? 0);
  return FRAME + LINE * Math.max(1, Math.ceil(lines));
}
