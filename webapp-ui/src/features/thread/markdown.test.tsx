import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Markdown } from './markdown';

const drawn: string[] = [];

// The real block, with a note of each time it is drawn.
vi.mock('./markdown-block', async (original) => {
  const { MarkdownBlock } = await original<typeof import('./markdown-block')>();
  const { memo } = await import('react');
  return {
    MarkdownBlock: memo((props: { markdown: string; growing: boolean }) => {
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

describe('what Markdown may bring', () => {
  it('opens links beside the app and leaves no address of ours or of a script', () => {
    render(<Markdown text={'[there](https://example.org/a) [ours](settings) [bad](javascript:alert(1))'} />);
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
