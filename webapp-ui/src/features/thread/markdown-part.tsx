import { memo, useEffect, useState } from 'react';
import { beginsNote } from '@/lib/markdown/notes';
import type { Known } from '@/lib/markdown/references';
import { MarkdownBlock } from './markdown-block';

/** Between two parts that are laid out in full once the answer has ended: all at once they would hold up the page. */
const EACH_MS = 20;

export type MarkdownPartProps = {
  /** Its place among the parts. */
  readonly index: number;
  readonly blocks: readonly string[];
  /** What each of them refers to in others. */
  readonly known: readonly Known[];
  /** More of the text comes. */
  readonly running: boolean;
  /** It comes in this part, or in one behind it. */
  readonly last: boolean;
};

/** Some blocks of a text that stand one below the other. While the text grows behind them they cost nothing out of sight. */
export const MarkdownPart = memo(
  function MarkdownPart({ index, blocks, known, running, last }: MarkdownPartProps) {
    const settled = useSettled(running && !last, index * EACH_MS);
    return (
      <div className="part" data-settled={settled || undefined}>
        {blocks.map((block, place) => {
          const its = known[place];
          const growing = running && last && place === blocks.length - 1;
          // Footnotes stand at the end of the message.
          return its === undefined || beginsNote(block) ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is what stands at its place in the text
            <MarkdownBlock key={place} markdown={block} known={its} growing={growing} />
          );
        })}
      </div>
    );
  },
  (before, after) =>
    before.running === after.running &&
    before.last === after.last &&
    same(before.blocks, after.blocks) &&
    same(before.known, after.known),
);

/** At once while it is so, and for `delay` milliseconds after. */
function useSettled(now: boolean, delay: number): boolean {
  const [settled, setSettled] = useState(now);
  if (now && !settled) {
    setSettled(true);
  }
  useEffect(() => {
    if (!now) {
      const timer = setTimeout(() => setSettled(false), delay);
      return () => clearTimeout(timer);
    }
  }, [now, delay]);
  return settled;
}

function same(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((each, index) => each === after[index]);
}
