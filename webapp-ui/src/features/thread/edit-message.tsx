import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from '@/lib/drafts';
import { t } from '@/lib/i18n';
import { usePreferences } from '@/lib/preferences';
import { isComposed, sends } from '@/lib/send-key';
import { Button } from '@/ui/button';
import { controlClass } from '@/ui/field';
import { FormError } from '@/ui/form-error';

/** As of the composer: UTF-16 code units. */
const LONGEST = 200_000;

export type EditMessageProps = {
  readonly id: string;
  readonly content: string;
  /** Tells whether it goes out. Missing while it cannot be sent. */
  readonly onSend: ((content: string) => boolean) | undefined;
  readonly onCancel: () => void;
};

/** A message to be said differently. The old one stays, with what followed it. What is written here outlives the page. */
export function EditMessage({ id, content, onSend, onCancel }: EditMessageProps) {
  const [text, setText] = useState(() => readDraft(id) || content);
  const [problem, setProblem] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const sendKey = usePreferences((preferences) => preferences.sendKey);
  const sendable = onSend !== undefined && text.trim() !== '' && text !== content && text.length <= LONGEST;

  useLayoutEffect(() => {
    const box = area.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height is that of its text
  useLayoutEffect(() => {
    const box = area.current;
    if (box) {
      box.style.height = 'auto';
      box.style.height = `${box.scrollHeight + 2}px`;
    }
  }, [text]);

  function write(next: string) {
    setText(next);
    writeDraft(id, next === content ? '' : next);
  }

  function cancel() {
    writeDraft(id, '');
    onCancel();
  }

  function send() {
    if (onSend?.(text)) {
      writeDraft(id, '');
    } else {
      setProblem(t('Nothing can be sent here now. Your text stays.'));
    }
  }

  function pressed(event: KeyboardEvent) {
    if (isComposed(event.nativeEvent)) {
      return;
    }
    if (event.key === 'Escape') {
      cancel();
    } else if (sends(event, sendKey)) {
      event.preventDefault();
      if (sendable) {
        send();
      }
    }
  }

  return (
    // Or the key would stop an answer, too.
    <div className="w-full" data-left-by-escape data-focus="edit">
      <textarea
        ref={area}
        value={text}
        rows={1}
        dir="auto"
        aria-label={t('Edit the message')}
        onChange={(event) => write(event.target.value)}
        onKeyDown={pressed}
        className={`${controlClass} max-h-[40dvh] resize-none py-2.5 text-base!`}
      />
      <FormError>{problem}</FormError>
      <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
        <p className="me-auto text-text-muted text-xs max-sm:w-full">
          {onSend
            ? t('The message before stays: you can go back to it.')
            : t('It can be sent when the answer has ended.')}
        </p>
        <Button size="small" onClick={cancel}>
          {t('Cancel')}
        </Button>
        <Button size="small" variant="primary" disabled={!sendable} onClick={send}>
          {t('Send')}
        </Button>
      </div>
    </div>
  );
}
