import { expect, it } from 'vitest';
import { growBlocks, splitBlocks } from './blocks';

const text = '# Title\n\nOne.\n\n- a\n- b\n\n```js\nlet x;\n\nlet y;\n```\n\n$$\na\n\n= b\n$$\n\nEnd';

const varied = `${text}\n\nSetext\n---\n\n1. one\n\n   more\n2. two\n   - deep\n\n> quote\nlazy\n\n| a | b |\n|---|---|\n| 1 | 2 |
\n\\[\nx\n\n- y\n\\]\n\n    indented\n\n    code\n\n<b>raw</b>\n\n***\n\n~~~\nfence\n\n~~~\n- [ ] task\n\n[ref]: https://example.org\n\nNoted.[^1]\n[^1]: One\n\n    two\n\n- a\n[^2]: https://example.org\n- b\n\n1. c\n[^4]: d\n2. e\n\n~~~\n[^3]: code\n~~~\n\nLast.`;

it('splits at the top level and loses nothing', () => {
  const blocks = splitBlocks(text);
  expect(blocks.join('')).toBe(text);
  expect(blocks.map((block) => block.trim().split('\n')[0])).toEqual(['# Title', 'One.', '- a', '```js', '$$', 'End']);
});

it('leaves earlier blocks as they are while the text grows', () => {
  for (let length = 1; length < varied.length; length += 1) {
    const before = splitBlocks(varied.slice(0, length));
    const after = splitBlocks(varied.slice(0, length + 1));
    const settled = before.slice(0, -2);
    expect(after.slice(0, settled.length)).toEqual(settled);
  }
});

it('comes to the same blocks piece by piece', () => {
  for (const step of [1, 7, 40]) {
    let blocks: string[] = [];
    for (let length = 0; length <= varied.length; length += step) {
      const grown = varied.slice(0, length);
      blocks = growBlocks(blocks, grown);
      expect(blocks).toEqual(splitBlocks(grown));
    }
  }
});

it('takes each footnote for a block, with what is indented below it', () => {
  const notes =
    'A.[^1]\n[^1]: One\nlazy\n\n    more\n\n        code\n\nB.\n\n- a\n[^b-2]: https://example.org\n1. b\n[^c]: c\n2. d\n3. e\n\n| a |\n|---|\n| b |\n[^3]:\n[^4]: d\n';
  const code = '\n```md\n[^5]: e\n```\n\n    [^6]: f';
  const blocks = splitBlocks(notes + code);
  expect(blocks.join('')).toBe(notes + code);
  expect(blocks).toEqual([
    'A.[^1]\n',
    '[^1]: One\nlazy\n\n    more\n\n        code\n\n',
    'B.\n\n',
    '- a\n',
    '[^b-2]: https://example.org\n',
    '1. b\n',
    '[^c]: c\n',
    '2. d\n3. e\n\n',
    '| a |\n|---|\n| b |\n',
    '[^3]:\n',
    '[^4]: d\n\n',
    '```md\n[^5]: e\n```\n\n',
    '    [^6]: f',
  ]);
});

it('begins anew with another text', () => {
  expect(growBlocks(splitBlocks(text), 'Other')).toEqual(['Other']);
});

it('takes ends of lines of all kinds', () => {
  expect(splitBlocks('a\r\n\r\nb\rc')).toEqual(['a\n\n', 'b\nc']);
});
