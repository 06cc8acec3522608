import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '@/ui/icon-button';
import { readDraft, writeDraft } from './drafts';
import type { Returned } from './use-thread';

/** UTF-16 code units, as the contract counts. */
const LONGEST = 200_000;

export type ComposerProps = {
  readonly chatId: string;
  /** An answer is on its way: nothing can be sent. */
  readonly running: boolean;
  readonly canStop: boolean;
  readonly connected: boolean;
  readonly returned: Returned | undefined;
  readonly suggested: { readonly text: string } | undefined;
  /** False if it could not be sent; then the text stays. */
  readonly onSend: (text: string) => boolean;
  readonly onStop: () => void;
};

/** Where one writes. Enter sends, Shift+Enter starts a line, Esc stops the answer; what is written is never lost. */
export function Composer(props: ComposerProps) {
  const { chatId, running, connected, returned, suggested, onSend, onStop } = props;
  const [text, setText] = useState(() => readDraft(chatId));
  const [problem, setProblem] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();

  const write = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(chatId, next);
    },
    [chatId],
  );

  useEffect(() => {
    if (returned) {
      setProblem(returned.words);
      // What was written since stays, below what comes back.
      setText((now) => {
        const next = [returned.text, now].filter(Boolean).join('\n');
        writeDraft(chatId, next);
        return next;
      });
      area.current?.focus();
    }
  }, [returned, chatId]);

  useEffect(() => {
    if (suggested) {
      write(suggested.text);
      area.current?.focus();
    }
  }, [suggested, write]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height is that of its text
  useLayoutEffect(() => {
    const box = area.current;
    if (box) {
      box.style.height = 'auto';
      box.style.height = `${box.scrollHeight}px`;
    }
  }, [text]);

  useEffect(() => area.current?.focus({ preventScroll: true }), []);

  const tooLong = text.length > LONGEST;
  const sendable = text.trim() !== '' && !running && !tooLong;
  const send = () => {
    if (!sendable) {
      return;
    }
    if (onSend(text)) {
      write('');
      setProblem(undefined);
    } else {
      setProblem('There is no connection to the server now. Your text stays here; send it again in a moment.');
    }
  };

  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && running) {
      onStop();
    }
  };

  const told = tooLong
    ? `Too long by ${(text.length - LONGEST).toLocaleString('en')} characters. Shorten it to send it.`
    : problem;
  return (
    <div className="mx-auto w-full max-w-(--measure) px-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
      {told && (
        <p role="alert" className="mb-2 rounded-md bg-danger-soft px-4 py-2 text-sm [overflow-wrap:anywhere]">
          {told}
        </p>
      )}
      <form
        className="flex items-end gap-2 rounded-lg border border-border-control bg-surface-raised p-2 shadow-raised focus-within:border-focus focus-within:outline-2 focus-within:outline-focus"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={area}
          rows={1}
          value={text}
          aria-label="Message"
          aria-describedby={hintId}
          placeholder="Write a message"
          className="max-h-[40dvh] min-h-9 flex-1 resize-none overflow-y-auto bg-transparent px-2 py-1.5 text-base leading-6 outline-none touch:min-h-11 touch:py-2.5"
          onChange={(event) => write(event.target.value)}
          onKeyDown={pressed}
        />
        {running ? (
          <IconButton
            label="Stop the answer"
            disabled={!props.canStop}
            onClick={onStop}
            className="bg-surface-active text-text"
          >
            <Square size={15} fill="currentColor" aria-hidden="true" />
          </IconButton>
        ) : (
          <IconButton
            label="Send"
            type="submit"
            disabled={!sendable || !connected}
            className="bg-accent text-on-accent hover:bg-accent-hover hover:text-on-accent disabled:bg-surface-active disabled:text-text-muted"
          >
            <ArrowUp size={18} aria-hidden="true" />
          </IconButton>
        )}
      </form>
      <p id={hintId} className="mt-1.5 text-center text-text-muted text-xs touch:hidden">
        Enter sends, Shift+Enter starts a new line
      </p>
    </div>
  );
}
