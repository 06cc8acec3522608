import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { searchQuery } from '@/api/search';
import { t } from '@/lib/i18n';
import { IconButton } from '@/ui/icon-button';
import { useSettled } from '@/ui/use-settled';
import { useHighlight } from './use-highlight';

const SETTLED_MS = 150;
const MOST = 100;

export type FindBarProps = {
  readonly chatId: string;
  /** Leads to a message. */
  readonly onGo: (messageId: string) => void;
  readonly onClose: () => void;
};

/** Finds words in one chat, also in what is not drawn or not read yet; the newest first. */
export function FindBar({ chatId, onGo, onClose }: FindBarProps) {
  const [text, setText] = useState('');
  const words = useSettled(text.trim(), SETTLED_MS);
  const found = useQuery(searchQuery(words, { chat_id: chatId, limit: MOST }));
  const hits = useMemo(
    // Ids are in the order of time.
    () => (words === '' ? [] : (found.data?.messages ?? []).map((hit) => hit.message_id).toSorted()),
    [found.data, words],
  );
  const [chosen, setChosen] = useState<string>();
  const place = chosen === undefined ? -1 : hits.indexOf(chosen);
  useHighlight(words);

  useEffect(() => {
    const newest = hits.at(-1);
    setChosen(newest);
    if (newest !== undefined) {
      onGo(newest);
    }
  }, [hits, onGo]);

  function step(by: number) {
    const next = hits[(place + by + hits.length) % hits.length];
    if (next !== undefined) {
      setChosen(next);
      onGo(next);
    }
  }

  function pressed(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      step(event.shiftKey ? 1 : -1);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
  }

  return (
    <search
      aria-label={t('Find in this chat')}
      className="absolute top-2 end-3 z-30 flex w-[min(24rem,calc(100%-1.5rem))] items-center gap-1 rounded-md border border-border bg-surface-raised p-1 shadow-floating"
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: who opened it wants to type
        autoFocus
        type="text"
        inputMode="search"
        aria-label={t('Find in this chat')}
        placeholder={t('Find in this chat')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={pressed}
        className="h-8 min-w-0 flex-1 rounded-sm bg-transparent px-2 text-sm outline-offset-0 touch:h-11"
      />
      <p role="status" className="shrink-0 px-1 text-text-muted text-xs tabular-nums">
        {words === '' || found.isFetching
          ? ''
          : hits.length === 0
            ? t('Nothing found')
            : `${place + 1} / ${hits.length}${hits.length === MOST ? '+' : ''}`}
      </p>
      <IconButton label={t('Earlier')} size="small" disabled={hits.length === 0} onClick={() => step(-1)}>
        <ChevronUp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('Later')} size="small" disabled={hits.length === 0} onClick={() => step(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('Close')} size="small" onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </search>
  );
}
