import { createContext, type MouseEvent, useContext } from 'react';
import { t } from '@/lib/i18n';

/** What the ids of a message's footnotes begin with: there are several messages on a page. */
export const NotesContext = createContext('');

/** The id of a note, and of a reference to it. */
export const noteId = (message: string, number: number) => `${message}note-${number}`;
export const placeId = (message: string, number: number, use: number) => `${noteId(message, number)}-${use}`;

export type NoteReferenceProps = {
  readonly number: number;
  /** Which of the references to this note it is, from 1. */
  readonly use: number;
};

/** The number of a footnote, and the way to it. */
export function NoteReference({ number, use }: NoteReferenceProps) {
  const message = useContext(NotesContext);
  return (
    <sup>
      <a
        id={placeId(message, number, use)}
        href={`#${noteId(message, number)}`}
        aria-label={t('Footnote {{number}}', { number })}
        onClick={follow}
      >
        {number}
      </a>
    </sup>
  );
}

/**
 * Leads there by itself: where the page has another base the browser would leave it, and a new place in the history of the
 * chat is worth nothing.
 */
export function follow(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  event.preventDefault();
  target?.scrollIntoView({ block: 'nearest' });
  // Who listens or goes by keys reads on there.
  target?.focus({ preventScroll: true });
}
