/** What a text begins with, on one line and cut at a word where it is longer than `most` characters; `''` for blanks. */
export function firstLine(text: string, most = 60): string {
  const line =
    text
      .trim()
      .split(/\r?\n/, 1)[0]
      ?.replace(/^[#>*\-\s]+/, '')
      .replace(/\s+/g, ' ')
      .trim() ?? '';
  const characters = [...line];
  if (characters.length <= most) {
    return line;
  }
  const cut = characters.slice(0, most).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
