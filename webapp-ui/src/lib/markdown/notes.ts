/** How a footnote begins: `[^label]:` at the start of a line. Further in it may be part of a list. */
const NOTE = /^\[\^([^\s[\]]+)\]:[ \t]*/;
const ANY_NOTE = new RegExp(NOTE.source, 'm');

/** How code between fences begins and ends. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** An item of a list goes on with it behind a note too, whatever its number. */
const ITEM = /^ {0,3}\d{1,9}[.)][ \t]/;

export type NoteText = {
  /** As `identifier` has it. */
  readonly label: string;
  readonly markdown: string;
};

/** What two spellings of a label have in common. */
export function identifier(label: string): string {
  // Both, since that joins more letters than either: ẞ, ß and SS.
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

export function beginsNote(markdown: string): boolean {
  return NOTE.test(markdown);
}

/** The same text, equally long, in which a footnote begins like a paragraph: `[^1]: one` would pass for an address. */
export function withoutMark(markdown: string): string {
  return markdown.replace(NOTE, (mark) => 'x'.repeat(mark.length));
}

/** The footnote that a block is, if it is one. */
export function readNote(block: string): NoteText | undefined {
  const start = NOTE.exec(block);
  return start?.[1] === undefined
    ? undefined
    : { label: identifier(start[1]), markdown: block.slice(start[0].length).replace(/^ {1,4}/gm, '') };
}

/** The text before the first footnote, then what begins with each: also where it stands right below a list or a table. */
export function splitNotes(markdown: string): string[] {
  if (!ANY_NOTE.test(markdown)) {
    return [markdown];
  }
  const parts: string[] = [];
  let fence: string | undefined;
  let part = '';
  let inFirstLines = false;
  for (const line of markdown.split(/(?<=\n)/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) {
      fence = mark;
    } else if (mark?.startsWith(fence) && line.trim() === mark) {
      fence = undefined;
    }
    const begins = fence === undefined && beginsNote(line);
    if (part !== '' && (begins || (inFirstLines && ITEM.test(line)))) {
      parts.push(part);
      part = '';
      inFirstLines = false;
    }
    inFirstLines = begins || (inFirstLines && line.trim() !== '');
    part += line;
  }
  return [...parts, part];
}
