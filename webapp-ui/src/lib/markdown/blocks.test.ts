import { expect, it } from 'vitest';
import { hasMath, splitBlocks } from './blocks';

const text = '# Title\n\nOne.\n\n- a\n- b\n\n```js\nlet x;\n\nlet y;\n```\n\n$$\na\n\n= b\n$$\n\nEnd';

it('splits at the top level and loses nothing', () => {
  const blocks = splitBlocks(text);
  expect(blocks.join('')).toBe(text);
  expect(blocks.map((block) => block.trim().split('\n')[0])).toEqual(['# Title', 'One.', '- a', '```js', '$$', 'End']);
});

it('leaves earlier blocks as they are while the text grows', () => {
  for (let length = 40; length < text.length; length += 1) {
    const before = splitBlocks(text.slice(0, length));
    const after = splitBlocks(text.slice(0, length + 1));
    expect(after.slice(0, before.length - 2)).toEqual(before.slice(0, -2));
  }
});

it('sees mathematics, and no prices', () => {
  expect(hasMath('so $x^2$')).toBe(true);
  expect(hasMath('$$\nx\n$$')).toBe(true);
  expect(hasMath('it costs 5 $ or so')).toBe(false);
});
