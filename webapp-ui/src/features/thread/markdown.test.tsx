import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Markdown } from './markdown';
import type { MarkdownBlockProps } from './markdown-block';

const drawn: string[] = [];

// The real block, with a note of each time it is drawn.
vi.mock('./markdown-block', async (original) => {
  const { MarkdownBlock } = await original<typeof import('./markdown-block')>();
  const { memo } = await import('react');
  return {
    MarkdownBlock: memo((props: MarkdownBlockProps) => {
      drawn.push(props.markdown.trim());
      return <MarkdownBlock {...props} />;
    }),
  };
});

beforeEach(() => void drawn.splice(0));

describe('Markdown', () => {
  it('draws only the last block anew while a text grows', () => {
    const { rerender } = render(<Markdown text={'# One\n\nTwo.\n\nThree'} running />);
    drawn.splice(0);
    for (const tail of [' a', ' a b', ' a b c']) {
      rerender(<Markdown text={`# One\n\nTwo.\n\nThree${tail}`} running />);
    }
    expect(drawn).toEqual(['Three a', 'Three a b', 'Three a b c']);
  });

  it('draws the last block once more at the end, and keeps what stands there', () => {
    const { container, rerender } = render(<Markdown text={'One.\n\nTwo.'} running />);
    const before = [...container.querySelectorAll('p')];
    drawn.splice(0);
    rerender(<Markdown text={'One.\n\nTwo.'} />);
    expect(drawn).toEqual(['Two.']);
    expect([...container.querySelectorAll('p')]).toEqual(before);
  });

  it('parses each block of a long answer a few times, not once for each piece', () => {
    const answer = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of some length.`).join('\n\n');
    const { rerender } = render(<Markdown text="" running />);
    let pieces = 0;
    for (let length = 8; length <= answer.length; length += 8) {
      pieces += 1;
      rerender(<Markdown text={answer.slice(0, length)} running />);
    }
    // One for each piece, and one more where a block turns out not to be the last.
    expect(drawn.length).toBeLessThanOrEqual(pieces + 60);
  });
});

it('leaves out of layout what is out of sight while more comes behind it, and nothing a while after', () => {
  vi.useFakeTimers();
  const text = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
  const { container, rerender } = render(<Markdown text={text} running />);
  const settled = () =>
    [...container.querySelectorAll<HTMLElement>('.part')].map(({ dataset }) => 'settled' in dataset);
  expect(settled()).toEqual([true, true, false]);
  rerender(<Markdown text={text} />);
  expect(settled()).toEqual([true, true, false]);
  act(() => vi.runAllTimers());
  expect(settled()).toEqual([false, false, false]);
  vi.useRealTimers();
});

describe('what refers to other blocks', () => {
  const numbers = (container: HTMLElement) => [...container.querySelectorAll('p sup')].map((sup) => sup.textContent);

  it('sets footnotes at the end, with a way there and back for each reference', () => {
    const { container } = render(
      <Markdown
        text={'One.[^b]\n\n[^a]: Of rye.\n[^b]: Of _wheat_.\n\n    More.\n\n- Two,[^a] again.[^b]\n\n`[^a]` End.'}
      />,
    );
    expect([...container.querySelectorAll('section li')].map((note) => note.textContent)).toEqual([
      'Of wheat.\nMore. ↩︎↩︎2',
      'Of rye. ↩︎',
    ]);
    const places = [...container.querySelectorAll<HTMLElement>('sup a')].filter((link) => link.id);
    expect(places.map((link) => link.textContent)).toEqual(['1', '2', '1']);
    expect(places.map((link) => document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.tagName)).toEqual([
      'LI',
      'LI',
      'LI',
    ]);
    const backs = [...container.querySelectorAll('section li a')].map((link) => link.getAttribute('href')?.slice(1));
    expect(backs.map((id) => places.findIndex((place) => place.id === id))).toEqual([0, 2, 1]);
    expect(container.querySelector('code')?.textContent).toBe('[^a]');
  });

  it('leads to the note and nowhere else', () => {
    Element.prototype.scrollIntoView = vi.fn();
    const { container } = render(<Markdown text={'One.[^1]\n\n[^1]: Of rye.'} />);
    // The browser follows none of them.
    expect(fireEvent.click(screen.getByRole('link', { name: 'Footnote 1' }))).toBe(false);
    expect(document.activeElement).toBe(container.querySelector('section li'));
    expect(fireEvent.click(screen.getByRole('link', { name: 'Back to reference 1' }))).toBe(false);
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Footnote 1' }));
  });

  it('keeps the footnotes of two messages apart', () => {
    const text = 'One.[^1] Again.[^1]\n\n[^1]: Of rye.';
    const { container } = render(
      <>
        <Markdown text={text} />
        <Markdown text={text} />
      </>,
    );
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('shows what has no note as it is written, and notes that nobody refers to nowhere', () => {
    const { container } = render(<Markdown text={'One.[^1]\n\n[^2]: Of rye.\n\n> Quoted.[^3]\n>\n> [^3]: Kept.'} />);
    expect(container.querySelector('sup, section')).toBeNull();
    expect(container.textContent).toContain('One.[^1]');
    expect(container.textContent).not.toContain('Of rye.');
    expect(container.textContent).toContain('Quoted.[^3]');
    expect(container.textContent).toContain('[^3]: Kept.');
  });

  it('follows links whose address stands in another block, the first of two', () => {
    render(
      <Markdown
        text={'See [the docs][D] and [d].\n\n- x\n\n[d]: https://example.org/1 "T"\n\n[D]: https://example.org/2'}
      />,
    );
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      'https://example.org/1',
      'https://example.org/1',
    ]);
  });

  it('draws only the block that refers to what arrives', () => {
    let text = 'One.\n\nTwo.[^1]\n\nThree.\n\nFour.';
    const { container, rerender } = render(<Markdown text={text} running />);
    drawn.splice(0);
    for (const tail of ['\n\n', '[^1]', ': Of', ' rye', ' bread.']) {
      text += tail;
      rerender(<Markdown text={text} running />);
    }
    // Four once more since it is the last no longer.
    expect(drawn).toEqual(['Four.', 'Four.', '[^1]', 'Two.[^1]', 'Of', 'Of rye', 'Of rye bread.']);
    expect(numbers(container)).toEqual(['1']);
  });
});

describe('what Markdown may bring', () => {
  it('opens links beside the app and leaves no address of ours or of a script', () => {
    render(<Markdown text={'[there](https://example.org/a) [ours](settings) [here](#a) [bad](javascript:alert(1))'} />);
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/a']);
    expect(links[0]?.getAttribute('target')).toBe('_blank');
    expect(links[0]?.getAttribute('rel')).toContain('noopener');
  });

  it('fetches no picture and says where it is', () => {
    const { container } = render(<Markdown text="![A cat](https://example.org/cat.png)" />);
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByRole('link').textContent).toBe('A cat · example.org');
  });

  it('shows HTML as text', () => {
    const { container } = render(<Markdown text={'a <b>b</b>\n\n<script>x</script>'} />);
    expect(container.querySelector('b, script')).toBeNull();
    expect(container.textContent).toContain('<script>x</script>');
  });

  it('shows prices as prices', () => {
    const { container } = render(<Markdown text="from $5 to $10" />);
    expect(container.textContent?.trim()).toBe('from $5 to $10');
  });

  it('colours code while it grows without turning it plain between', async () => {
    const { container, rerender } = render(<Markdown text={'```js\nconst a = 1;\n'} running />);
    await vi.waitFor(() => expect(container.querySelector('code span span')).not.toBeNull(), { timeout: 10_000 });
    rerender(<Markdown text={'```js\nconst a = 1;\nconst b'} running />);
    expect(container.querySelector('code span span')).not.toBeNull();
    expect(container.querySelector('code')?.textContent).toBe('const a = 1;\nconst b');
  }, 15_000);
});
