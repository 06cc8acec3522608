import { useCallback, useState } from 'react';
import { Button } from '@/ui/button';
import { EmptyState, FailedState } from '@/ui/states';
import { Announcer } from './announcer';
import { Composer } from './composer';
import { ConnectionLine } from './connection-line';
import { MessageList } from './message-list';
import { ThreadSkeleton } from './thread-skeleton';
import { useThread } from './use-thread';

export type ChatThreadProps = {
  readonly chatId: string;
  readonly projectId: string;
  readonly onOpenSettings: () => void;
};

const STARTERS = [
  'Explain what a write-ahead log is, with a small example',
  'Compare WebSocket and Server-Sent Events in a table',
  'Write a Java record that validates its fields',
] as const;

/** The conversation of one chat, and the place to write. Everything of it belongs to this chat: give it a key. */
export function ChatThread({ chatId, onOpenSettings }: ChatThreadProps) {
  const thread = useThread(chatId);
  const [suggested, setSuggested] = useState<{ readonly text: string }>();
  const suggest = useCallback((text: string) => setSuggested({ text }), []);
  const { messages, shown, answer, sending } = thread;
  const empty = shown?.length === 0 && !answer && sending === undefined;

  return (
    <section aria-label="Conversation" className="relative flex h-full min-h-0 flex-col">
      <ConnectionLine state={thread.connection} />
      {messages.isError && !shown ? (
        <div className="flex-1 overflow-y-auto px-4">
          <FailedState
            title="The messages could not be loaded"
            detail={messages.error.message}
            onRetry={() => void messages.refetch()}
          />
        </div>
      ) : !shown ? (
        <ThreadSkeleton />
      ) : empty ? (
        <div className="flex flex-1 flex-col justify-center overflow-y-auto">
          <EmptyState
            title="Ask anything"
            action={
              <div className="flex flex-col items-stretch gap-2">
                {STARTERS.map((text) => (
                  <Button
                    key={text}
                    className="h-auto! justify-start! whitespace-normal! py-2 text-left"
                    onClick={() => suggest(text)}
                  >
                    {text}
                  </Button>
                ))}
              </div>
            }
          >
            Answers arrive as they are written, and stay when you close the page.
          </EmptyState>
        </div>
      ) : (
        <MessageList
          messages={shown}
          answer={answer}
          sending={sending}
          failures={thread.failures}
          onReuse={suggest}
          onOpenSettings={onOpenSettings}
        />
      )}
      <Composer
        chatId={chatId}
        running={answer !== undefined || sending !== undefined}
        canStop={answer?.generationId !== undefined}
        connected={thread.connection === 'open'}
        returned={thread.returned}
        suggested={suggested}
        onSend={thread.send}
        onStop={thread.stop}
      />
      <Announcer answer={answer} />
    </section>
  );
}
