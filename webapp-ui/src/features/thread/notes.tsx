import { memo, useContext } from 'react';
import { t } from '@/lib/i18n';
import type { Note } from '@/lib/markdown/references';
import { MarkdownBlock } from './markdown-block';
import { follow, NotesContext, noteId, placeId } from './note-reference';

export type NotesProps = {
  readonly notes: readonly Note[];
  /** More of them may come. */
  readonly growing: boolean;
};

/** The footnotes of a message, below it. */
export function Notes({ notes, growing }: NotesProps) {
  return (
    <section className="notes">
      <h3 className="sr-only">{t('Footnotes')}</h3>
      <ol>
        {notes.map((note) => (
          <NoteItem key={note.label} {...note} growing={growing} />
        ))}
      </ol>
    </section>
  );
}

type NoteItemProps = Note & { readonly growing: boolean };

const NoteItem = memo(function NoteItem({ number, markdown, uses, known, growing }: NoteItemProps) {
  const message = useContext(NotesContext);
  return (
    <li id={noteId(message, number)} tabIndex={-1}>
      <MarkdownBlock markdown={markdown} known={known} growing={growing} />{' '}
      <span className="whitespace-nowrap">
        {Array.from({ length: uses }, (_, index) => index + 1).map((use) => (
          <a
            key={use}
            href={`#${placeId(message, number, use)}`}
            aria-label={
              use === 1
                ? t('Back to reference {{number}}', { number })
                : t('Back to reference {{number}}, place {{use}}', { number, use })
            }
            onClick={follow}
          >
            {/* Not as an emoji. */}
            {'\u21a9\ufe0e'}
            {use > 1 && <sup>{use}</sup>}
          </a>
        ))}
      </span>
    </li>
  );
});
