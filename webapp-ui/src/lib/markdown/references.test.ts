import { expect, it, vi } from 'vitest';
import { growBlocks } from './blocks';
import { growReferences, NO_REFERENCES, NOTHING_KNOWN } from './references';

const of = (blocks: readonly string[], before = NO_REFERENCES) => growReferences(before, blocks);

it('numbers notes in the order of their first references, those within notes last', () => {
  const { notes, known } = of([
    '[^x]: X[^z].',
    '[^y]: Y',
    '[^z]: Z',
    'A[^y] b[^X] c[^y]',
    'D[^x]',
    '```\n[^z]\n```',
    '\\[^y]',
  ]);
  expect(notes.map(({ label, number, uses, markdown }) => ({ label, number, uses, markdown }))).toEqual([
    { label: 'Y', number: 1, uses: 2, markdown: 'Y' },
    { label: 'X', number: 2, uses: 2, markdown: 'X[^z].' },
    { label: 'Z', number: 3, uses: 1, markdown: 'Z' },
  ]);
  expect(known[4]?.notes.get('X')).toEqual({ number: 2, first: 2 });
  expect(notes[1]?.known.notes.get('Z')).toEqual({ number: 3, first: 1 });
});

it('knows the addresses that a block names', () => {
  const link = { label: 'REF', url: 'https://example.org/a', title: 'T' };
  const odd = { label: 'A\\]B', url: 'https://example.org/b', title: undefined };
  expect(of(['[a\\]b]', '[a\\]b]: https://example.org/b']).known[0]?.links).toEqual([odd]);
  expect(of(['[a][ref]', 'b', '> [Ref]: https://example.org/a "T"']).known.map(({ links }) => links)).toEqual([
    [link],
    [],
    [link],
  ]);
});

it('comes to the same piece by piece, and leaves what did not change as it is', () => {
  const text =
    'A[^1] and [b][c].\n\nD.\n\n[^1]: One[^2]\n\n    two\n\n[^2]: Three\n\n[c]: https://example.org\n\nE[^2].\n\nF.';
  let blocks: string[] = [];
  let references = NO_REFERENCES;
  for (let length = 1; length <= text.length; length += 1) {
    blocks = growBlocks(blocks, text.slice(0, length));
    const before = references;
    references = of(blocks, before);
    const anew = of(blocks);
    expect(references.known).toEqual(anew.known);
    expect(references.notes).toEqual(anew.notes);
    references.known.forEach((known, index) => {
      const was = before.known[index];
      expect(known === was).toBe(
        was !== undefined &&
          JSON.stringify([known.links, [...known.notes]]) === JSON.stringify([was.links, [...was.notes]]),
      );
    });
  }
});

it('looks only at what is new', () => {
  const blocks = ['A[^1].', '[^1]: B', 'C[^1]'];
  const before = of(blocks);
  const after = of([...blocks.slice(0, 2), 'C[^1] d'], before);
  expect(after.looked.map((each, index) => each === before.looked[index])).toEqual([true, true, false]);
});

it('asks nothing of a text without notes and addresses', () => {
  const { known, looked } = of(['A [b] c[^1].', 'D']);
  expect(known).toEqual([NOTHING_KNOWN, NOTHING_KNOWN]);
  const first = looked[0];
  const asked = first && vi.spyOn(first, 'noteLabels', 'get');
  of(['A [b] c[^1].', 'D e'], { looked, known, notes: [] });
  expect(asked).not.toHaveBeenCalled();
});
