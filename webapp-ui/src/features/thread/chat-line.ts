import { apiBase, healthUrl, socketUrl } from '@/lib/base-url';
import type { Answer } from '@/lib/stream/answer';
import { overEvents } from '@/lib/stream/event-stream';
import { type Frame, parseFrame } from '@/lib/stream/frames';
import { Line, type LineState } from '@/lib/stream/line';
import { overSocket } from '@/lib/stream/transport';

export type ChatLineEvents = {
  /** The answer that is shown: a new connection goes on from there. */
  readonly shown: () => Answer | undefined;
  readonly onFrame: (frame: Frame) => void;
  readonly onState: (state: LineState) => void;
};

/** The connection of one chat. */
export function openChatLine(chatId: string, { shown, onFrame, onState }: ChatLineEvents): Line<Frame> {
  const chat = `${apiBase()}/chats/${chatId}`;
  const query = () => {
    const answer = shown();
    return answer?.generationId === undefined ? '' : place(answer.generationId, answer.lastSeq);
  };
  return new Line<Frame>({
    socket: overSocket(() => socketUrl(`chats/${chatId}/stream${query()}`)),
    slow: overEvents({
      chat,
      events: (after) => `${chat}/events${after ? place(after.generationId, after.seq) : query()}`,
    }),
    reachable: () =>
      fetch(healthUrl()).then(
        ({ ok }) => ok,
        () => false,
      ),
    parse: parseFrame,
    onFrame,
    onState,
  });
}

function place(generationId: string, seq: number): string {
  return `?${new URLSearchParams({ generation_id: generationId, after_seq: String(seq) })}`;
}
