import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { hasMath } from '@/lib/markdown/blocks';
import { CodeBlock } from './code-block';
import { GrowingContext } from './growing-context';
import { useMath } from './use-math';

/** Links open beside the app; pictures of other hosts are not fetched, since asking for one tells who reads. */
const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  img: ({ src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noopener noreferrer">
      Picture: {alt || hostOf(src)}
    </a>
  ),
  pre: ({ children }) => <>{children}</>,
  code: ({ className, children, node }) => {
    const code = String(children);
    const block = className?.startsWith('language-') || node?.position?.start.line !== node?.position?.end.line;
    return block ? (
      <CodeBlock code={code.replace(/\n$/, '')} language={className?.replace('language-', '') ?? ''} />
    ) : (
      <code>{children}</code>
    );
  },
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (axe)
    <section aria-label="Table" tabIndex={0} className="my-4 overflow-x-auto">
      <table>{children}</table>
    </section>
  ),
};

function hostOf(source: unknown): string {
  return typeof source === 'string' && URL.canParse(source) ? new URL(source).host : 'without a name';
}

export type MarkdownBlockProps = {
  readonly markdown: string;
  /** More of it may come. */
  readonly growing: boolean;
};

/** One block. Raw HTML stays text: react-markdown knows none without a plugin. */
export const MarkdownBlock = memo(function MarkdownBlock({ markdown, growing }: MarkdownBlockProps) {
  const math = useMath(hasMath(markdown));
  return (
    <GrowingContext value={growing}>
      <ReactMarkdown
        remarkPlugins={math ? [remarkGfm, math.remark] : [remarkGfm]}
        rehypePlugins={math ? [math.rehype] : []}
        components={components}
      >
        {markdown}
      </ReactMarkdown>
    </GrowingContext>
  );
});
