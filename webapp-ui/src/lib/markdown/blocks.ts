import { Lexer } from 'marked';

/**
 * Splits Markdown into its top-level blocks, so that while an answer streams only the last one is parsed anew. Joined they
 * are the text again, with `\n` for every end of a line.
 */
export function splitBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let openMath = false;
  // Blocks only: what stands within a line is not looked at here.
  for (const token of new Lexer({ gfm: true }).blockTokens(unixLines(markdown))) {
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

/** What may still change while more arrives: the last block, and the one before it, which may turn out to go on. */
const UNSETTLED = 2;

/**
 * The blocks of a text that grew out of another, of which the blocks are known. Looks only at the end, so that a long
 * answer costs no more for each piece than a short one.
 */
export function growBlocks(known: readonly string[], markdown: string): string[] {
  const settled = known.slice(0, -UNSETTLED);
  const start = settled.join('');
  const text = unixLines(markdown);
  return text.startsWith(start) ? [...settled, ...splitBlocks(text.slice(start.length))] : splitBlocks(text);
}

function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** `$$` fences and `\[` at the start of a line, until they are closed. */
function isMathOpen(text: string): boolean {
  const fences = text.match(/\$\$/g)?.length ?? 0;
  const brackets = text.match(/^ {0,3}\\\[/gm)?.length ?? 0;
  return fences % 2 === 1 || brackets > (text.match(/\\\]/g)?.length ?? 0);
}
