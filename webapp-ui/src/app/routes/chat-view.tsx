import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Composer } from '@/features/composer';
import { type Landing, Thread, useThread } from '@/features/thread';
import { useEscape } from '@/ui/use-escape';

export type ChatViewProps = {
  readonly chatId: string;
  readonly onOpenSettings: () => void;
};

/** The conversation of one chat, and the place to write. Everything of it belongs to this chat: give it a key. */
export function ChatView({ chatId, onOpenSettings }: ChatViewProps) {
  const thread = useThread(chatId);
  const landing = useMessageInAddress();
  const [suggested, setSuggested] = useState<{ readonly text: string }>();
  const suggest = useCallback((text: string) => setSuggested({ text }), []);
  const waits = thread.running || thread.outbox.length > 0;
  useEscape(waits ? thread.stop : undefined);
  return (
    <section aria-label="Conversation" className="relative flex h-full min-h-0 flex-col">
      <Thread thread={thread} onSuggest={suggest} onOpenSettings={onOpenSettings} landing={landing} />
      <Composer
        chatId={chatId}
        running={thread.running}
        stopping={thread.stopping}
        returned={thread.returned}
        suggested={suggested}
        onSend={thread.send}
        onStop={thread.stop}
      />
    </section>
  );
}

/** The message that the address names; it names it no more once it was found. */
function useMessageInAddress(): Landing | undefined {
  const [params, setParams] = useSearchParams();
  const target = params.get('message') ?? undefined;
  const leave = useRef(setParams);
  leave.current = setParams;
  return useMemo(
    () => (target === undefined ? undefined : { target, onLanded: () => leave.current({}, { replace: true }) }),
    [target],
  );
}
