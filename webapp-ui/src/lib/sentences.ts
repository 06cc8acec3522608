/**
 * What a screen reader is told of a growing text: its next whole sentences after `from`, without Markdown's marks and code,
 * and where they end. At most about `most` characters at a time, so that it can be listened to; a sentence under way waits
 * unless the text is `ended`.
 */
export function nextSentences(
  text: string,
  from: number,
  most: number,
  ended = false,
): { readonly words: string; readonly upTo: number } {
  const fresh = text.slice(from);
  const stops = [...fresh.matchAll(/[.!?:]\s|\n/g)].map((stop) => stop.index + stop[0].length);
  if (ended) {
    stops.push(fresh.length);
  }
  const length = stops.findLast((stop) => stop <= most) ?? stops[0] ?? 0;
  return { words: withoutMarks(withoutCode(text.slice(0, from + length), from)), upTo: from + length };
}

/** The text after `from`, without the lines within fences: whether a fence is open is known only from the beginning. */
function withoutCode(text: string, from: number): string {
  let open = false;
  let place = 0;
  let kept = '';
  for (const line of text.split(/(?<=\n)/)) {
    const fence = /^ {0,3}(```|~~~)/.test(line);
    open = fence ? !open : open;
    const end = place + line.length;
    if (end > from && !open && !fence) {
      kept += line.slice(Math.max(0, from - place));
    }
    place = end;
  }
  return kept;
}

export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[#>\-*|:\s]+/gm, '')
    .replace(/\]\([^)\s]*\)/g, '')
    .replace(/[`*_|[$]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
