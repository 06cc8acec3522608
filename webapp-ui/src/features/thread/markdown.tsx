import './prose.css';
import { memo, useRef } from 'react';
import { growBlocks } from '@/lib/markdown/blocks';
import { MarkdownBlock } from './markdown-block';

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
  return (
    <div dir="auto" className="prose-thread text-base" data-running={running || undefined}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is what stands at its place in the text
        <MarkdownBlock key={index} markdown={block} growing={running && index === blocks.length - 1} />
      ))}
    </div>
  );
});

function useBlocks(text: string): readonly string[] {
  const known = useRef<{ readonly text: string; readonly blocks: readonly string[] }>({ text: '', blocks: [] });
  if (known.current.text !== text) {
    known.current = { text, blocks: growBlocks(known.current.blocks, text) };
  }
  return known.current.blocks;
}
