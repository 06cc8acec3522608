import './prose.css';
import { memo, useMemo } from 'react';
import { splitBlocks } from '@/lib/markdown/blocks';
import { MarkdownBlock } from './markdown-block';

/**
 * Markdown as blocks. While a text grows only its last block changes, and only that is parsed and drawn anew. There is one
 * renderer for running and ended answers, so nothing jumps at the end.
 */
export const Markdown = memo(function Markdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className="prose-thread text-base">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is what stands at its place in the text
        <MarkdownBlock key={index} markdown={block} growing={streaming && index === blocks.length - 1} />
      ))}
    </div>
  );
});
