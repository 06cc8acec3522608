import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { Chat } from '@/api/chats';
import { queryKeys } from '@/api/query-keys';
import { dropChat, patchChat, putChat } from '@/commands/chat-cache';
import { runningChats } from '@/commands/running-chats';
import { socketUrl } from '@/lib/base-url';
import { useSignedOut } from '@/lib/signed-out';
import { Line } from '@/lib/stream/line';
import { type ListFrame, parseListFrame } from '@/lib/stream/list-frames';
import { overSocket } from '@/lib/stream/transport';
import { attention } from './attention';

/** Keeps every list of chats as the server has it, whichever window changes it. */
export function useLiveLists(): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  // Another one on every page; the line stays.
  const go = useRef(navigate);
  go.current = navigate;
  useEffect(() => {
    const line = liveLists(client, (chat) => void go.current(`/projects/${chat.project_id}/chats/${chat.id}`));
    return () => line.close();
  }, [client]);
}

/** Until it is closed. `open` leads to a chat. */
export function liveLists(client: QueryClient, open: (chat: Chat) => void): Line<ListFrame<Chat>> {
  let fresh = false;
  const read = () => void client.invalidateQueries({ queryKey: queryKeys.chatLists });
  const line = new Line<ListFrame<Chat>>({
    socket: overSocket(() => socketUrl('events')),
    parse: parseListFrame<Chat>,
    onFrame: (frame) => {
      if (fresh && frame.type === 'pong') {
        // What happened before the server listened is read.
        fresh = false;
        read();
      }
      if (frame.type === 'projects_changed') {
        void client.invalidateQueries({ queryKey: queryKeys.projects });
        read();
      }
      apply(client, frame, open);
    },
    onState: ({ status }) => {
      if (status === 'open') {
        // Told anew of what runs. An open socket is not yet heard by the server; one that is answered is.
        runningChats.clear();
        fresh = true;
        line.send({ type: 'ping' });
      } else if (status === 'signed-out') {
        useSignedOut.getState().tell(true);
      }
    },
  });
  return line;
}

/** What the frame tells of a chat, if it does. */
function apply(client: QueryClient, frame: ListFrame<Chat>, open: (chat: Chat) => void): void {
  switch (frame.type) {
    case 'chat_created':
    case 'chat_updated':
      putChat(client, frame.chat);
      break;
    case 'chat_deleted':
      dropChat(client, frame.chat_id);
      break;
    case 'generation_started':
      runningChats.started(frame.chat_id, frame.generation_id);
      break;
    case 'generation_ended':
      runningChats.ended(frame.chat_id, frame.generation_id);
      // Whoever has it before them takes the mark away at once.
      patchChat(client, frame.chat_id, { unread: true, last_active_at: new Date().toISOString() });
      attention.call(client, frame.chat_id, frame.generation_id, open);
      break;
    case 'chat_read':
      patchChat(client, frame.chat_id, { unread: false });
      break;
    default:
      break;
  }
}
