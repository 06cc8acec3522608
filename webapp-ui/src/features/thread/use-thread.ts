import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CONNECTING, Conversation } from './conversation';
import { streamQuery } from './thread-cache';
import { useHistory } from './use-history';

/** One chat: its messages, the answer under way, its connection, and what one can do. */
export function useThread(chatId: string) {
  const client = useQueryClient();
  const history = useHistory(chatId);
  const { data: stream } = useQuery(streamQuery(chatId));
  const [state, setState] = useState(CONNECTING);
  const conversation = useRef<Conversation>(undefined);

  useEffect(() => {
    const opened = new Conversation(client, chatId, setState);
    conversation.current = opened;
    return () => opened.close();
  }, [client, chatId]);

  const send = useCallback((text: string) => conversation.current?.send(text) ?? false, []);
  const stop = useCallback(() => conversation.current?.stop(), []);
  const running = stream.answer !== undefined || state.sending !== undefined;
  return { history, ...stream, ...state, running, canStop: stream.answer?.generationId !== undefined, send, stop };
}

export type ThreadState = ReturnType<typeof useThread>;
