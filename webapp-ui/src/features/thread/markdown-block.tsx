import { ImageIcon } from 'lucide-react';
import { memo, useMemo } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import { harden } from 'rehype-harden';
import remarkGfm from 'remark-gfm';
import { t } from '@/lib/i18n';
import { markFormulas } from '@/lib/markdown/formulas';
import { noteHandlers, remarkKnown } from '@/lib/markdown/known-plugin';
import type { Known } from '@/lib/markdown/references';
import { CodeBlock } from './code-block';
import { GrowingContext } from './growing-context';
import { NoteReference } from './note-reference';
import { useMath } from './use-math';

/** Links open beside the app; pictures of other hosts are not fetched, since asking for one tells who reads. */
const components: Components = {
  a: ({ href, children }) =>
    // A place on this page would be one of ours.
    href?.startsWith('#') ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer" title={href}>
        {children}
      </a>
    ),
  img: ({ src, alt }) => (
    <a
      href={typeof src === 'string' ? src : undefined}
      target="_blank"
      rel="noopener noreferrer"
      className="picture"
      title={t('Opens the picture in a new tab')}
    >
      <ImageIcon size={14} aria-hidden="true" />
      {[alt || t('Picture'), hostOf(src)].filter(Boolean).join(' · ')}
    </a>
  ),
  sup: ({ children, node }) =>
    node?.properties.dataNote === undefined ? (
      <sup>{children}</sup>
    ) : (
      <NoteReference number={Number(node.properties.dataNote)} use={Number(node.properties.dataUse)} />
    ),
  // The message itself is the heading above them, at level 2; models begin at any level.
  h1: ({ children }) => <h3 className="level-1">{children}</h3>,
  h2: ({ children }) => <h3 className="level-2">{children}</h3>,
  input: ({ checked }) => (
    <input type="checkbox" checked={checked} readOnly disabled aria-label={checked ? t('Done') : t('Open')} />
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
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would be a landmark for each table
    <div role="group" aria-label={t('Table')} tabIndex={0} className="my-4 overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
};

function hostOf(source: unknown): string {
  return typeof source === 'string' && URL.canParse(source) ? new URL(source).host : '';
}

export type MarkdownBlockProps = {
  readonly markdown: string;
  /** What it refers to in other blocks. */
  readonly known: Known;
  /** More of it may come. */
  readonly growing: boolean;
};

/** Addresses with a scheme that a click may follow; an address of ours or of a script becomes plain text. */
const hardened: [typeof harden, object] = [
  harden,
  {
    allowedLinkPrefixes: ['*'],
    allowedImagePrefixes: ['*'],
    linkBlockPolicy: 'text-only',
    imageBlockPolicy: 'text-only',
  },
];

/** One block. Raw HTML stays text: react-markdown knows none without a plugin. */
export const MarkdownBlock = memo(function MarkdownBlock({ markdown, known, growing }: MarkdownBlockProps) {
  const marked = useMemo(() => markFormulas(markdown), [markdown]);
  const math = useMath(marked.hasFormulas);
  const plugins = useMemo<Pick<Options, 'remarkPlugins' | 'rehypePlugins' | 'remarkRehypeOptions'>>(
    () => ({
      remarkPlugins: [remarkGfm, [remarkKnown, known], ...(math ? [math.remark] : [])],
      rehypePlugins: math ? [hardened, math.rehype] : [hardened],
      remarkRehypeOptions: { handlers: noteHandlers(known) },
    }),
    [math, known],
  );
  return (
    <GrowingContext value={growing}>
      <ReactMarkdown {...plugins} components={components}>
        {marked.markdown}
      </ReactMarkdown>
    </GrowingContext>
  );
});
