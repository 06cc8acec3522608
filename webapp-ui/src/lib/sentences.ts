/**
 * What a screen reader is told of a growing text: its whole sentences after `from`, without Markdown's marks, and where
 * they end. A sentence under way waits.
 */
export function newSentences(text: string, from: number): { readonly words: string; readonly upTo: number } {
  const fresh = text.slice(from);
  const ends = [...fresh.matchAll(/[.!?:]\s|\n/g)];
  const last = ends.at(-1);
  if (last === undefined) {
    return { words: '', upTo: from };
  }
  const length = last.index + last[0].length;
  return { words: withoutMarks(fresh.slice(0, length)), upTo: from + length };
}

export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[#>\-*|\s]+/gm, '')
    .replace(/[`*_|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
