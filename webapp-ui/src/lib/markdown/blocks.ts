import { marked } from 'marked';

/**
 * Splits Markdown into its top-level blocks, so that while an answer streams only the last one is parsed anew. Joined they
 * are the text again.
 */
export function splitBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let openMath = false;
  for (const token of marked.lexer(markdown, { gfm: true })) {
    const last = blocks.length - 1;
    if (token.type === 'space' && last >= 0) {
      blocks[last] += token.raw;
    } else if (openMath && last >= 0) {
      // A formula may hold what looks like blocks of its own.
      blocks[last] += token.raw;
      openMath = isMathOpen(blocks[last] ?? '');
    } else {
      blocks.push(token.raw);
      openMath = token.type !== 'code' && isMathOpen(token.raw);
    }
  }
  return blocks;
}

function isMathOpen(text: string): boolean {
  return (text.match(/\$\$/g)?.length ?? 0) % 2 === 1;
}

/** Whether a block may hold a formula. */
export function hasMath(markdown: string): boolean {
  return /\$[^\s$]|\$\$/.test(markdown);
}
