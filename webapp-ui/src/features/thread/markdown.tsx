import './prose.css';
import { memo, useId, useRef } from 'react';
import { growBlocks } from '@/lib/markdown/blocks';
import { growReferences, NO_REFERENCES, type References } from '@/lib/markdown/references';
import { MarkdownPart } from './markdown-part';
import { NotesContext } from './note-reference';
import { Notes } from './notes';

/** So many blocks are a part: of a long answer React then compares dozens of things for each piece, not thousands. */
const PART = 16;

export type MarkdownProps = {
  readonly text: string;
  /** More of it comes: the cursor stands at its end. */
  readonly running?: boolean;
};

/**
 * Markdown as blocks. While a text grows only its last blocks change, and only they are parsed and drawn anew. There is one
 * renderer for running and ended answers, so nothing jumps at the end.
 */
export const Markdown = memo(function Markdown({ text, running = false }: MarkdownProps) {
  const { blocks, references } = useBlocks(text);
  const parts = Array.from({ length: Math.ceil(blocks.length / PART) }, (_, index) => {
    const place = [index * PART, (index + 1) * PART] as const;
    return { blocks: blocks.slice(...place), known: references.known.slice(...place), index };
  });
  return (
    <NotesContext value={useId()}>
      <div dir="auto" className="prose-thread text-base" data-running={running || undefined}>
        {parts.map((part) => (
          <MarkdownPart key={part.index} {...part} running={running} last={part.index === parts.length - 1} />
        ))}
        {references.notes.length > 0 && <Notes notes={references.notes} growing={running} />}
      </div>
    </NotesContext>
  );
});

type Parsed = { readonly text: string; readonly blocks: readonly string[]; readonly references: References };

function useBlocks(text: string): Parsed {
  const parsed = useRef<Parsed>({ text: '', blocks: [], references: NO_REFERENCES });
  if (parsed.current.text !== text) {
    const blocks = growBlocks(parsed.current.blocks, text);
    parsed.current = { text, blocks, references: growReferences(parsed.current.references, blocks) };
  }
  return parsed.current;
}
