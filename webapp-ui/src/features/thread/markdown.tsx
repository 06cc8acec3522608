import './prose.css';
import { memo, useRef } from 'react';
import { growBlocks } from '@/lib/markdown/blocks';
import { MarkdownBlock } from './markdown-block';

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
  const blocks = useBlocks(text);
  const groups = Array.from({ length: Math.ceil(blocks.length / GROUP) }, (_, index) =>
    blocks.slice(index * GROUP, (index + 1) * GROUP),
  );
  return (
    <div dir="auto" className="prose-thread text-base" data-running={running || undefined}>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is what stands at its place in the text
        <Group key={index} blocks={group} growing={running && index === groups.length - 1} />
      ))}
    </div>
  );
});

type GroupProps = { readonly blocks: readonly string[]; readonly growing: boolean };

const Group = memo(
  function Group({ blocks, growing }: GroupProps) {
    return blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <MarkdownBlock key={index} markdown={block} growing={growing && index === blocks.length - 1} />
    ));
  },
  (before, after) =>
    before.growing === after.growing &&
    before.blocks.length === after.blocks.length &&
    before.blocks.every((block, index) => block === after.blocks[index]),
);

function useBlocks(text: string): readonly string[] {
  const known = useRef<{ readonly text: string; readonly blocks: readonly string[] }>({ text: '', blocks: [] });
  if (known.current.text !== text) {
    known.current = { text, blocks: growBlocks(known.current.blocks, text) };
  }
  return known.current.blocks;
}
