type Piece = { readonly text: string; readonly hit: boolean };

/** Pieces of Markdown without the marks that would only be in the way where a line or two is shown. */
export function snippet(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map(({ text, hit }) => ({
    hit,
    text: text
      // References to footnotes, and where links and pictures lead.
      .replace(/\[\^[^\]\s]+\](?!:)/g, '')
      .replace(/!?\[([^[\]]+)\]\([^()\s]+\)/g, '$1')
      // Those that touch a word: a power in a program has blanks beside it.
      .replace(/(?<=\S|^)(?:\*\*|~~|`+)|(?:\*\*|~~|`+)(?=\S|$)/g, '')
      // The line below the head of a table.
      .replace(/\|(?:\s*:?-{2,}:?\s*\|)+\s*/g, '')
      .replace(/(^|\n)(?:#{1,6}|>) /g, '$1'),
  }));
}
