import { describe, expect, it } from 'vitest';
import { markFormulas } from './formulas';

describe('markFormulas', () => {
  it.each([
    ['so $x^2$ it is', 'so $x^2$ it is'],
    ['so \\(x^2\\) it is', 'so $x^2$ it is'],
    ['$$\nx\n$$\n', '$$\nx\n$$\n'],
    ['\\[\nx = 1\n\\]\n', '$$\nx = 1\n$$\n'],
    ['\\[ x \\]', '$$\nx\n$$'],
    ['$$ x $$', '$$\nx\n$$'],
    ['- so\n  \\[x\\]', '- so\n  $$\n  x\n  $$'],
    ['so $$x$$ it is', 'so $$x$$ it is'],
    ['$a$ and $b$', '$a$ and $b$'],
    ['a $5 note and $x$', 'a \\$5 note and $x$'],
  ])('finds the formulas of %j', (text, marked) => {
    expect(markFormulas(text)).toEqual({ markdown: marked, hasFormulas: true });
  });

  it.each([
    ['it costs $5 and $10', 'it costs \\$5 and \\$10'],
    ['5 $ or so', '5 \\$ or so'],
    ['already \\$5', 'already \\$5'],
    ['`echo $HOME $PATH`', '`echo $HOME $PATH`'],
    ['``a ` $x$``', '``a ` $x$``'],
    ['```sh\necho $x$\n```\n', '```sh\necho $x$\n```\n'],
    ['```sh\necho $x$ and on', '```sh\necho $x$ and on'],
    ['see [1\\] or \\[2\\]', 'see [1\\] or \\[2\\]'],
    ['no dollars', 'no dollars'],
  ])('finds none in %j', (text, marked) => {
    expect(markFormulas(text)).toEqual({ markdown: marked, hasFormulas: false });
  });
});
