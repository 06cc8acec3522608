import { expect, it } from 'vitest';
import { snippet } from './snippet';

const plain = (...texts: string[]) =>
  snippet(texts.map((text, index) => ({ text, hit: index % 2 === 1 })))
    .map(({ text }) => text)
    .join('');

it('leaves out the marks of bold, code and headings', () => {
  expect(plain('# Bread\n\nTake **499 g** of `', 'rye', '`, ~~not wheat~~.')).toBe(
    'Bread\n\nTake 499 g of rye, not wheat.',
  );
});

it('leaves out the line below the head of a table', () => {
  expect(plain('| Flour | Water |\n|:--|---:|\n| ', 'rye', ' | 80 % |')).toBe('| Flour | Water |\n| rye | 80 % |');
});

it('leaves out where links lead, and references to footnotes', () => {
  expect(plain('See [the table](https://example.org/rye),[^1] ![a loaf](loaf.png) of ', 'rye')).toBe(
    'See the table, a loaf of rye',
  );
});

it('keeps what is no mark', () => {
  expect(plain('2 ** 3 #1 a > b [x] f(y) [^1]: note')).toBe('2 ** 3 #1 a > b [x] f(y) [^1]: note');
});
