import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Message, messagesQuery } from '@/api/messages';
import { queryKeys } from '@/api/query-keys';
import { socketUrl } from '@/lib/base-url';
import { type Answer, closes, reduceAnswer } from '@/lib/stream/answer';
import { ChatSocket, type ConnectionState } from '@/lib/stream/chat-socket';
import type { Frame } from '@/lib/stream/frames';
import { messageOf, streamKey, userMessage, withMessage } from './stream-store';

/** Why the last answer failed, by message id: the server keeps the text, not the words. */
export type Failures = Readonly<Record<string, { readonly code: string; readonly words: string }>>;

/** Text that did not reach the server, and why: it goes back into the composer. */
export type Returned = { readonly text: string; readonly words: string };

/** One chat: its messages, the answer under way, its connection, and what one can do. */
export function useThread(chatId: string) {
  const client = useQueryClient();
  const messages = useQuery(messagesQuery(chatId));
  const stream = useQuery<Answer | null>({
    queryKey: streamKey(chatId),
    queryFn: () => null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [connection, setConnection] = useState<ConnectionState>('connecting');
  const [sending, setSending] = useState<string>();
  const [returned, setReturned] = useState<Returned>();
  const [failures, setFailures] = useState<Failures>({});
  const socket = useRef<ChatSocket>(undefined);
  const underWay = useRef<string>(undefined);

  const track = useCallback((text: string | undefined) => {
    underWay.current = text;
    setSending(text);
  }, []);

  const giveBack = useCallback(
    (words: string) => {
      const text = underWay.current;
      track(undefined);
      setReturned({ text: text ?? '', words });
    },
    [track],
  );

  const keep = useCallback(
    (message: Message) => {
      client.setQueryData(messagesQuery(chatId).queryKey, (list) => {
        const all = withMessage(list?.messages ?? [], message);
        return { messages: all, total: all.length };
      });
    },
    [client, chatId],
  );

  const reread = useCallback(
    () => client.invalidateQueries({ queryKey: queryKeys.messages(chatId) }),
    [client, chatId],
  );

  const apply = useCallback(
    (frame: Frame) => {
      const before = client.getQueryData<Answer | null>(streamKey(chatId)) ?? undefined;
      switch (frame.type) {
        case 'user_message_saved':
          if (underWay.current !== undefined) {
            keep(userMessage(chatId, frame.message_id, underWay.current, frame.created_at));
            track(undefined);
          }
          return;
        case 'message_created':
          void reread();
          return;
        case 'error':
          if (!closes(before, frame) && frame.generation_id === undefined) {
            giveBack(frame.content);
            return;
          }
          break;
        case 'chat_updated':
          void client.invalidateQueries({ queryKey: ['chats'] });
          return;
        default:
          break;
      }
      const after = reduceAnswer(before, frame);
      if (after?.end) {
        const message = messageOf(chatId, after);
        keep(message);
        if (after.end.failure) {
          const failure = after.end.failure;
          setFailures((known) => ({ ...known, [message.id]: failure }));
        }
        client.setQueryData(streamKey(chatId), null);
        if (!after.end.whole) {
          void reread();
        }
      } else if (after !== before) {
        client.setQueryData(streamKey(chatId), after ?? null);
      }
    },
    [client, chatId, keep, reread, track, giveBack],
  );

  useEffect(() => {
    const batch: Frame[] = [];
    let scheduled = 0;
    // One look at the page for all frames since the last: a fast model must not make the browser work more.
    const flush = () => {
      scheduled = 0;
      for (const frame of batch.splice(0)) {
        apply(frame);
      }
    };
    const opened = new ChatSocket(socketUrl(`chats/${chatId}/stream`), {
      onFrame: (frame) => {
        batch.push(frame);
        // Frames of a hidden page are not drawn, and it gets no animation frames.
        scheduled ||= document.hidden ? window.setTimeout(flush, 200) : requestAnimationFrame(flush);
      },
      onState: (state) => {
        setConnection(state);
        if (state === 'open') {
          // The socket first and the messages then, so that nothing falls between the two.
          client.setQueryData(streamKey(chatId), null);
          void reread();
        } else if (state === 'reconnecting' && underWay.current !== undefined) {
          giveBack(
            'The connection broke before the server took your message. Look whether it is there, or send it again.',
          );
        }
      },
    });
    socket.current = opened;
    return () => {
      opened.close();
      cancelAnimationFrame(scheduled);
      client.setQueryData(streamKey(chatId), null);
    };
  }, [chatId, client, apply, reread, giveBack]);

  const answer = stream.data ?? undefined;
  const send = useCallback(
    (text: string): boolean => {
      setReturned(undefined);
      track(text);
      if (socket.current?.send({ type: 'message', content: text })) {
        return true;
      }
      track(undefined);
      return false;
    },
    [track],
  );
  const stop = useCallback(() => {
    if (answer?.generationId) {
      socket.current?.send({ type: 'stop', generation_id: answer.generationId });
    }
  }, [answer?.generationId]);

  const list = messages.data?.messages;
  const shown = useMemo(() => list?.filter((message) => message.id !== answer?.messageId), [list, answer?.messageId]);
  return { messages, shown, answer, connection, sending, returned, failures, send, stop };
}
