import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from '@/lib/drafts';
import { t } from '@/lib/i18n';
import { MOD_KEY } from '@/lib/platform';
import { type SendKey, usePreferences } from '@/lib/preferences';
import { isComposed, sends } from '@/lib/send-key';
import { IconButton } from '@/ui/icon-button';
import { useFocusKey } from './use-focus-key';
import { useRecall } from './use-recall';
import { WindowUse } from './window-use';

/** UTF-16 code units, as the contract counts. */
const LONGEST = 200_000;

export type ComposerProps = {
  readonly chatId: string;
  /** An answer is on its way: what is sent now waits for its end. */
  readonly running: boolean;
  /** It was told to stop. */
  readonly stopping: boolean;
  /** A text that comes back to be sent again or changed, and why if that was not asked for. */
  readonly returned: { readonly text: string; readonly words: string | undefined } | undefined;
  /** What was sent in this chat before, oldest first. */
  readonly sent: readonly string[];
  /** Tokens of what was said so far. */
  readonly said: number;
  /** Tokens that the model takes at once; nothing where it is not known. */
  readonly window: number | undefined;
  /** A text to begin with. */
  readonly suggested: { readonly text: string } | undefined;
  /** False if it could not be sent; then the text stays. */
  readonly onSend: (text: string) => boolean;
  readonly onStop: () => void;
  /** What came back is in the field now. */
  readonly onKept: () => void;
};

/** Where one writes; what is written is never lost. */
export function Composer(props: ComposerProps) {
  const { chatId, running, stopping, returned, suggested, onSend, onStop, onKept } = props;
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

  /** Puts a text before what is written by now: that is not lost. */
  const putBefore = useCallback(
    (text: string, replaced = '') => {
      setText((now) => {
        const kept = now === replaced ? '' : now;
        const next = [text, kept].filter(Boolean).join('\n\n');
        writeDraft(chatId, next);
        return next;
      });
      area.current?.focus();
    },
    [chatId],
  );

  useEffect(() => {
    if (returned) {
      setProblem(returned.words);
      if (returned.text) {
        putBefore(returned.text);
        onKept();
      }
    }
  }, [returned, putBefore, onKept]);

  const lastSuggested = useRef<string>(undefined);
  useEffect(() => {
    if (suggested) {
      // One suggestion takes the place of another that was not touched.
      putBefore(suggested.text, lastSuggested.current);
      lastSuggested.current = suggested.text;
    }
  }, [suggested, putBefore]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height is that of its text
  useLayoutEffect(() => {
    const box = area.current;
    if (box) {
      box.style.height = 'auto';
      box.style.height = `${box.scrollHeight}px`;
    }
  }, [text]);

  useEffect(() => {
    // On touch the keyboard would cover the thread before it is read.
    if (!window.matchMedia('(hover: none)').matches) {
      area.current?.focus({ preventScroll: true });
    }
  }, []);

  const recall = useRecall(props.sent, text, write);
  const sendKey = usePreferences((preferences) => preferences.sendKey);
  useFocusKey(area);
  const tooLong = text.length > LONGEST;
  const written = text.trim() !== '';
  const sendable = written && !tooLong;
  const send = () => {
    if (!sendable) {
      return;
    }
    if (onSend(text)) {
      write('');
      setProblem(undefined);
    } else {
      setProblem(t('Nothing can be sent here now. Your text stays.'));
    }
  };

  const stop = () => {
    onStop();
    area.current?.focus({ preventScroll: true });
  };

  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposed(event.nativeEvent) || recall(event)) {
      return;
    }
    if (sends(event, sendKey)) {
      event.preventDefault();
      send();
    }
  };

  const told = tooLong
    ? t('Too long by {{count, number}} characters. Shorten it to send it.', {
        count: text.length - LONGEST,
      })
    : problem;
  return (
    <div className="relative mx-auto w-full max-w-(--measure) before:pointer-events-none before:absolute before:inset-x-0 before:-top-5 before:h-5 before:bg-linear-to-t before:from-surface px-4 pt-1 pb-[max(1rem,env(safe-area-inset-bottom))]">
      {told && (
        <p role="alert" className="mb-2 rounded-md bg-danger-soft px-4 py-2 text-sm [overflow-wrap:anywhere]">
          {told}
        </p>
      )}
      <form
        className="relative flex items-end gap-2 rounded-lg border border-border-control bg-surface-raised p-2 shadow-raised focus-within:border-focus focus-within:outline-2 focus-within:outline-focus"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          value={text}
          aria-label={t('Message')}
          aria-describedby={hintId}
          placeholder={t('Write a message')}
          className="max-h-[40dvh] min-h-9 flex-1 resize-none overflow-y-auto bg-transparent px-2 py-1.5 text-base leading-6 outline-none touch:min-h-11 touch:py-2.5"
          onChange={(event) => write(event.target.value)}
          onKeyDown={pressed}
        />
        {running && (
          <IconButton
            label={stopping ? t('Stopping…') : t('Stop the answer')}
            title={t('Stop the answer (Esc)')}
            aria-disabled={stopping}
            onClick={() => !stopping && stop()}
            className="bg-surface-active text-text! aria-disabled:text-text-muted!"
          >
            <Square size={15} fill="currentColor" aria-hidden="true" />
          </IconButton>
        )}
        {(!running || written) && (
          <IconButton
            label={running ? t('Send when the answer has ended') : t('Send')}
            type="submit"
            disabled={!sendable}
            className="bg-accent text-on-accent! hover:bg-accent-hover disabled:bg-surface-active disabled:text-text-muted!"
          >
            <ArrowUp size={18} aria-hidden="true" />
          </IconButton>
        )}
      </form>
      <p className="mt-1.5 flex flex-wrap justify-center gap-x-3 text-center text-text-muted text-xs">
        <span id={hintId} className="touch:hidden">
          {hint(running, sendKey)}
        </span>
        <WindowUse text={text} said={props.said} window={props.window} />
      </p>
    </div>
  );
}

function hint(running: boolean, sendKey: SendKey): string {
  if (running) {
    return t('Esc stops the answer; what you send now waits for its end');
  }
  return sendKey === 'enter'
    ? t('Enter sends, Shift+Enter starts a new line')
    : t('{{MOD_KEY}}+Enter sends, Enter starts a new line', { MOD_KEY });
}
