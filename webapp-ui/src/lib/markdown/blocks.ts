import { Lexer } from 'marked';
import { beginsNote, splitNotes, withoutMark } from './notes';

/**
 * Splits Markdown into its top-level blocks, so that while an answer streams only the last one is parsed anew. Each footnote
 * is a block. Joined they are the text again, with `\n` for every end of a line.
 */
export function splitBlocks(markdown: string): string[] {
  return splitNotes(unixLines(markdown)).flatMap(splitPart);
}

/** `part` has no footnote in it, or begins with its only one. */
function splitPart(part: string): string[] {
  const blocks: string[] = [];
  let openMath = false;
  let openNote = beginsNote(part);
  let at = 0;
  // Blocks only: what stands within a line is not looked at here.
  for (const token of new Lexer({ gfm: true }).blockTokens(withoutMark(part))) {
    const raw = part.slice(at, at + token.raw.length);
    at += token.raw.length;
    const last = blocks.length - 1;
    openNote &&= last < 0 || token.type === 'space' || (token.type === 'code' && token.codeBlockStyle === 'indented');
    if ((token.type === 'space' || openNote) && last >= 0) {
      blocks[last] += raw;
    } else if (openMath && last >= 0) {
      // A formula may hold what looks like blocks of its own.
      blocks[last] += raw;
      openMath = isMathOpen(blocks[last] ?? '');
    } else {
      blocks.push(raw);
      openMath = token.type !== 'code' && isMathOpen(raw);
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
