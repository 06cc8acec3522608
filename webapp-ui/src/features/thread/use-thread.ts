import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useShowBranch } from '@/commands/show-branch';
import { type Conversation, QUIET } from './conversation';
import { leaveConversation, openConversation } from './conversations';
import type { Ask } from './outbox';
import { streamHeadQuery } from './stream-state';
import { useHistory } from './use-history';

/** One chat: its messages, the answer under way, its connection, and what one can do; `writes` is whether one may more than read. */
export function useThread(chatId: string, writes: boolean) {
  const client = useQueryClient();
  const history = useHistory(chatId);
  const { data: stream } = useQuery(streamHeadQuery(chatId));
  const [state, setState] = useState(QUIET);
  const conversation = useRef<Conversation>(undefined);

  useEffect(() => {
    const opened = openConversation(client, chatId, setState);
    conversation.current = opened;
    return () => leaveConversation(chatId, opened);
  }, [client, chatId]);

  const ask = useCallback((request: Ask) => conversation.current?.ask(request) ?? false, []);
  const send = useCallback((content: string) => ask({ type: 'message', content }), [ask]);
  const stop = useCallback(() => conversation.current?.stop(), []);
  const takeBack = useCallback((id: string) => conversation.current?.takeBack(id), []);
  const kept = useCallback(() => conversation.current?.kept(), []);
  const reconnect = useCallback(() => conversation.current?.reconnect(), []);
  const { mutate: showBranch, isPending: showing } = useShowBranch(chatId, writes);
  const running = stream.answering !== undefined || state.asking;
  return {
    chatId,
    history,
    ...stream,
    ...state,
    running,
    ask,
    send,
    stop,
    takeBack,
    kept,
    reconnect,
    showBranch,
    showing,
  };
}

export type ThreadState = ReturnType<typeof useThread>;
