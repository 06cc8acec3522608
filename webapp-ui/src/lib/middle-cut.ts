/**
 * Splits a name so that its middle can give way: the head is cut by the layout where room is short, the tail (8 to 12
 * characters, from a word's beginning where there is one) always stays. Short names have no tail.
 */
export function middleCut(name: string): { head: string; tail: string } {
  const characters = [...name];
  if (characters.length <= 24) {
    return { head: name, tail: '' };
  }
  const from = characters.length - 12;
  const space = characters.slice(from, from + 5).lastIndexOf(' ');
  const cut = space >= 0 ? from + space + 1 : from + 2;
  return { head: characters.slice(0, cut).join(''), tail: characters.slice(cut).join('') };
}
