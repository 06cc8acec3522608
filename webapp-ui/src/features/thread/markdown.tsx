import './prose.css';
import { memo, useId, useRef } from 'react';
import { growBlocks } from '@/lib/markdown/blocks';
import { beginsNote } from '@/lib/markdown/notes';
import { growReferences, type Known, NO_REFERENCES, type References } from '@/lib/markdown/references';
import { MarkdownBlock } from './markdown-block';
import { NotesContext } from './note-reference';
import { Notes } from './notes';

/** So many blocks are looked at as one: of a long answer React then compares dozens of things for each piece, not thousands. */
const GROUP = 32;

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
  const groups = Array.from({ length: Math.ceil(blocks.length / GROUP) }, (_, index) => {
    const place = [index * GROUP, (index + 1) * GROUP] as const;
    return { blocks: blocks.slice(...place), known: references.known.slice(...place) };
  });
  return (
    <NotesContext value={useId()}>
      <div dir="auto" className="prose-thread text-base" data-running={running || undefined}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is what stands at its place in the text
          <Group key={index} {...group} growing={running && index === groups.length - 1} />
        ))}
        {references.notes.length > 0 && <Notes notes={references.notes} growing={running} />}
      </div>
    </NotesContext>
  );
});

type GroupProps = {
  readonly blocks: readonly string[];
  /** What each of them refers to in others. */
  readonly known: readonly Known[];
  readonly growing: boolean;
};

const Group = memo(
  function Group({ blocks, known, growing }: GroupProps) {
    return blocks.map((block, index) => {
      const its = known[index];
      // Footnotes stand at the end of the message.
      return its === undefined || beginsNote(block) ? null : (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <MarkdownBlock key={index} markdown={block} known={its} growing={growing && index === blocks.length - 1} />
      );
    });
  },
  (before, after) =>
    before.growing === after.growing && same(before.blocks, after.blocks) && same(before.known, after.known),
);

function same(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((each, index) => each === after[index]);
}

type Parsed = { readonly text: string; readonly blocks: readonly string[]; readonly references: References };

function useBlocks(text: string): Parsed {
  const parsed = useRef<Parsed>({ text: '', blocks: [], references: NO_REFERENCES });
  if (parsed.current.text !== text) {
    const blocks = growBlocks(parsed.current.blocks, text);
    parsed.current = { text, blocks, references: growReferences(parsed.current.references, blocks) };
  }
  return parsed.current;
}
