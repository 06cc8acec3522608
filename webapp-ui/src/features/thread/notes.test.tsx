import { render } from '@testing-library/react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { expect, it } from 'vitest';
import { Markdown } from './markdown';

const texts: readonly string[] = [
  'A[^1] b[^2].\n\n[^1]: One\n[^2]: Two',
  'A[^1].\n[^1]: One\n\nMore[^2]\n\n[^2]: Two\n\n    para\n\n    - x\n    - y\n\n    ```js\n    let a;\n\n    let b;\n    ```\n\nEnd[^1]',
  '- item[^a]\n[^a]: note\n- next[^b]\n\n[^b]: second',
  '1. one[^1]\n[^1]: out\n2. two[^1]',
  '| a[^1] | b |\n|---|---|\n| c[^2] | d[^1] |\n[^1]: x\n[^2]: y',
  '> quote[^1]\n[^1]: z',
  '# Head[^1]\n\ntext ![^1] and `[^1]` and \\[^1]\n\n[^1]: z[^2]\n[^2]: w[^1]',
  '[^1]: first\n\ntext[^1][^1][^1]',
  'A[^Ä] c[^ß] d[^SS]\n\n[^ß]: eszett\n[^ä]: umlaut',
  'A[^1]\n\n[^1]:\n    indented first\n\n    second\n',
  'A[^1]\n\n[^1]: https://example.org\n',
  'A[^1]\n\n[^1]: # Not a head\n    > q',
  '[ref] [ref][] [t][ref]\n\ntext\n\n[ref]: <https://example.org/a b> "ti\\"t"',
  '[a]\n\n[a]: https://example.org/1\n\n[A]: https://example.org/2',
  '[a\\]b]\n\nx\n\n[a\\]b]: https://example.org',
];

/** Words, numbers, notes and addresses, without what is a matter of looks. */
function said(shown: HTMLElement) {
  const notes = shown.querySelector('section');
  for (const part of shown.querySelectorAll('figcaption, h2, h3.sr-only, [aria-label^="Back to"]')) {
    part.remove();
  }
  notes?.remove();
  const words = (element: Element) => element.textContent?.replace(/\s/g, '');
  return {
    text: words(shown),
    numbers: [...shown.querySelectorAll('sup')].map(words),
    notes: [...(notes?.querySelectorAll(':scope > ol > li') ?? [])].map(words),
    links: [...shown.querySelectorAll<HTMLAnchorElement>('a[href^=http]')].map(({ href }) => href),
  };
}

it.each(texts)('says by blocks what it would say in one piece: %j', (text) => {
  const inBlocks = render(<Markdown text={text} />).container;
  const inOnePiece = render(<ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>).container;
  expect(said(inBlocks.cloneNode(true) as HTMLElement)).toEqual(said(inOnePiece.cloneNode(true) as HTMLElement));
});
